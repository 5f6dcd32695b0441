package io.convscope.training;

import java.util.List;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.Metrics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables that any spreadsheet reads.
 */
class MetricsCsvTests {

	private static final Metrics METRICS = new Metrics(7,
			List.of(new EpochResult(1, 1.5, 0.25, null, 0.5, 2, 0.5, 32),
					new EpochResult(2, 1.0E-5, 1, 0.75, 1, 2, 0.5, 32, 0.001, 0.25, 60)),
			List.of(new LossPoint(3_000_000_000L, 0.5, 2.25, 0.01)));

	@Test
	void anEpochIsALineBelowTheNames() {
		assertThat(MetricsCsv.epochs(METRICS)).isEqualTo(
				"epoch,loss,trainAccuracy,validationAccuracy,testAccuracy,seconds,evaluationSeconds,picturesPerSecond,"
						+ "learningRate,testLoss,testPictures\r\n"
						+ "1,1.5,0.25,,0.5,2.0,0.5,32.0,,,\r\n2,1.0E-5,1.0,0.75,1.0,2.0,0.5,32.0,0.001,0.25,60\r\n");
	}

	@Test
	void aPointIsALineBelowTheNames() {
		assertThat(MetricsCsv.points(METRICS))
			.isEqualTo("step,epoch,loss,learningRate\r\n3000000000,0.5,2.25,0.01\r\n");
	}

	@Test
	void theNamesAreThereBeforeThereAreFigures() {
		assertThat(MetricsCsv.points(new Metrics(7, List.of(), List.of())))
			.isEqualTo("step,epoch,loss,learningRate\r\n");
	}

}
