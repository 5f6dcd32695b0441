package io.convscope;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main job on the real CIFAR-10, from its archive to a horse's feature maps.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_DATASET_CIFAR10_SOURCE", matches = ".+",
		disabledReason = "CONVSCOPE_DATASET_CIFAR10_SOURCE does not say where the archive is")
class RealDataIT extends ServiceTest {

	@Test
	void oneEpochOfTheArticlesRecipe() throws IOException {
		assertThat(this.client.get("/datasets/cifar10").get("state").stringValue()).isEqualTo("ABSENT");
		JsonNode part = this.client
			.awaitCompleted(this.client.train("{'epochs':1,'recipe':'quick','trainLimit':10000}"));
		assertThat(part.get("testAccuracy").doubleValue()).as("ten classes, 10,000 pictures").isGreaterThan(0.25);

		JsonNode run = this.client.awaitCompleted(this.client.train("{'epochs':1}"));
		assertThat(run.get("recipe").stringValue()).isEqualTo("article");
		assertThat(run.get("batches").intValue()).isEqualTo(1563);
		assertThat(run.get("testAccuracy").doubleValue()).isBetween(0.35, 0.43);

		assertThat(this.client.get("/datasets/cifar10").get("state").stringValue()).isEqualTo("READY");
		assertThat(this.client.get("/datasets/cifar10/samples/train/7?format=json").get("label").stringValue())
			.isEqualTo("horse");
		JsonNode maps = this.client.get("/featuremaps/conv1?format=json");
		assertThat(maps.get("picture").stringValue()).isEqualTo("cifar10/train/7");
		byte[] grid = this.client.bytes("/featuremaps/conv1?sample=cifar10/train/7");
		assertThat(ImageIO.read(new ByteArrayInputStream(grid)).getHeight()).isEqualTo(1036);
	}

}
