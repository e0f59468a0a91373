
/** The moments at which a rate that changes evenly begins its iterations, in milliseconds. */
function ramp(from, stages) {
  return (number) => {
    let rate = from / 1000;
    let before = 0;
    let begins = 0;
    for (const [target, length] of stages) {
      const to = target / 1000;
      const within = ((rate + to) / 2) * length;
      const more = number + 1 - before;
      if (more <= within) {
        const growth = (to - rate) / length;
        const root = Math.sqrt(Math.max(0, rate * rate + 2 * growth * more));
        return begins + (2 * more) / (rate + root);
      }
      before += within;
      begins += length;
      rate = to;
    }
    return begins;
  };
}
