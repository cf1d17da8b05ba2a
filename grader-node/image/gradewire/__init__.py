"""Grades one student's program against unittest files, in two processes that share no memory.

supervisor   the container's entrypoint: splits into the warden and two fork servers
fork_server  forks judges, or students; reads no job
rehearsal    the servers' first job, with each other
hot_pages    what a job writes to, copied before the job is there
isolation    how processes are kept apart: namespaces, or users where a host forbids those
warden       one job after another
run          one job: limits, the clock, the answer
judge        runs the tests; the student's module is a stand-in that calls across the channel
student      runs the student's program and answers the calls
codec        plain data to and from the channel's JSON
peer         one end of the channel: requests and replies
handles      the objects that stay on their own side
stand_ins    what one side sees of the other side's objects
belief       when an object of the program is asked about the test's data
open_objects what a program may use of the objects that a test hands to it
containers   lists and the like that both sides hold, between two calls
surroundings what a test patches, types, seeds and waits for
printed      what the program prints, and where the test wants it
test_run     runs the test files and tells what became of each test
"""
