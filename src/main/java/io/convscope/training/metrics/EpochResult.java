package io.convscope.training.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one epoch.
 *
 * @param epoch the epoch's number, from 1; the time limit may have cut the last one short
 * @param loss mean loss of its pictures during training, in nats, with dropout,
 * augmentation and label smoothing
 * @param trainAccuracy accuracy on them during training, with dropout and augmentation, 0
 * to 1; all others are on pictures as they are
 * @param validationAccuracy accuracy on the validation split after the epoch, 0 to 1;
 * null if there is none
 * @param testAccuracy accuracy on the test set after the epoch, 0 to 1
 * @param seconds training time
 * @param evaluationSeconds time of the evaluation after it
 * @param picturesPerSecond training speed
 * @param learningRate of its last step; null in files of earlier versions
 * @param testLoss mean cross-entropy of the test pictures after the epoch, in nats; null
 * in files of earlier versions
 * @param testPictures how many test pictures were measured; null in files of earlier
 * versions
 */
public record EpochResult(int epoch, double loss, double trainAccuracy, @Nullable Double validationAccuracy,
		double testAccuracy, double seconds, double evaluationSeconds, double picturesPerSecond,
		@Nullable Double learningRate, @Nullable Double testLoss,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer testPictures) {

	/**
	 * The result in a file of an earlier version.
	 */
	public EpochResult(int epoch, double loss, double trainAccuracy, @Nullable Double validationAccuracy,
			double testAccuracy, double seconds, double evaluationSeconds, double picturesPerSecond) {
		this(epoch, loss, trainAccuracy, validationAccuracy, testAccuracy, seconds, evaluationSeconds,
				picturesPerSecond, null, null, null);
	}

}
