/** Whether a picture looks like anything that a model was taught. */

const LEAST = 0.01;

/** Whether it looks like nothing, by the `known` of an answer, which is null where that can't be said. */
export const looksLikeNothing = (known) => known != null && known < LEAST;
