package io.convscope.model.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of models.
 *
 * @param pretrained whether to offer the model that comes with the service
 */
@ConfigurationProperties("convscope.model")
record ModelProperties(@DefaultValue("true") boolean pretrained) {
}
