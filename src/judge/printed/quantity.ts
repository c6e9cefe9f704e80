/** How many, how old, which version: it may be said of each row, and tells none from the others: `2/2`, `5d`, `v1.31.2`. */
export const isQuantity = (text: string): boolean =>
  /^v?\d+(?:\.\d+){0,2}(?:[-+]\S*|[a-z%]*|(?:\/\d+)+|(?:[dhms]\d+[hms])*)$/i.test(text);
