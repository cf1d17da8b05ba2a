"""Grades one student's program against unittest files, in two processes that share no memory.

supervisor   the container's entrypoint: one warden per job, nothing of a job in its own memory
warden       one job: limits, the clock, the end of every process, the verdict
judge        runs the tests; the student's module is a stand-in that calls across the channel
student      runs the student's program and answers the calls
codec        plain data to and from the channel's JSON
peer         one end of the channel: requests and replies
handles      the objects that stay on their own side
stand_ins    what one side sees of the other side's objects
"""
