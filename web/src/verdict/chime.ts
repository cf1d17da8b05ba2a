/** Two notes, a fifth apart: Hz, and when each begins. */
const NOTES = [
  { frequency: 587.33, at: 0 },
  { frequency: 880, at: 0.11 },
];
const NOTE_S = 0.45;
const LOUDNESS = 0.08;

/** A short, soft sound. A browser that allows none yet stays silent. */
export function chime(): void {
  const context = new AudioContext();
  const ends = NOTES.map(async ({ frequency, at }) => {
    const note = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + at;
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S);
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + NOTE_S);
    return new Promise((resolve) => {
      note.addEventListener("ended", resolve);
    });
  });
  // An open one keeps the device's sound awake.
  void Promise.all(ends).then(() => context.close());
}
