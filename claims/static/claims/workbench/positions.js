// The server counts code points, the browser UTF-16 code units; they part at every character beyond the first plane.

export class Positions {
  /** @param {string} text */
  constructor(text) {
    this.wide = []; // code point positions of the characters that take two units
    let point = 0;
    for (const character of text) {
      if (character.length > 1) this.wide.push(point);
      point += 1;
    }
  }

  toUnits(point) {
    return point + this.#count((index) => this.wide[index] < point);
  }

  toPoints(unit) {
    return unit - this.#count((index) => this.wide[index] + index < unit);
  }

  /** How many wide characters, from the first on, are before a place. */
  #count(isBefore) {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
