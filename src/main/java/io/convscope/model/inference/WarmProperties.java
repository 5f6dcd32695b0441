package io.convscope.model.inference;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of models that are kept ready to answer.
 *
 * @param warm ids or aliases of models that are kept ready beside the current one and
 * those with an alias
 */
@ConfigurationProperties("convscope.prediction")
record WarmProperties(@DefaultValue List<String> warm) {
}
