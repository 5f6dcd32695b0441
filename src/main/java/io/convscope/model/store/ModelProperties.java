package io.convscope.model.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models there are.
 *
 * @param pretrained whether the model that comes with the service is among them
 */
@ConfigurationProperties("convscope.model")
record ModelProperties(@DefaultValue("true") boolean pretrained) {
}
