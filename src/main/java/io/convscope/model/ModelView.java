package io.convscope.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A model as the API shows it.
 *
 * @param model what is known of it
 * @param current whether it answers when a request names none
 */
record ModelView(@JsonUnwrapped Model model, boolean current) {
}
