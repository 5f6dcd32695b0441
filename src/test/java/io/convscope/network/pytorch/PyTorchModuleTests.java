package io.convscope.network.pytorch;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.OtherNetworks;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Dense;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.NetworkDescription;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network is written as a program for PyTorch.
 */
class PyTorchModuleTests {

	@Test
	void isWrittenAsThatOfTheArticle() {
		assertThat(PyTorchModule.write(Architecture.article(10)))
			.contains("def __init__(self, classes=10):",
					"self.conv1 = nn.Conv2d(3, 32, kernel_size=3, stride=1, padding=1)", "self.act1 = nn.ReLU()",
					"self.drop1 = nn.Dropout(0.3)", "self.pool2 = nn.MaxPool2d(kernel_size=2, stride=2, padding=0)",
					"self.fc3 = nn.Linear(8192, 512)", "self.fc4 = nn.Linear(512, classes)",
					"        x = self.pool2(x)\n        x = x.flatten(1)\n        x = self.fc3(x)")
			.doesNotContain("softmax");
	}

	@Test
	void aNameThatPyTorchHasItselfIsNoAttribute() {
		assertThat(PyTorchModule.write(new Architecture(OtherNetworks.smallGray(), 3)))
			.contains("self._modules[\"half\"] = nn.MaxPool2d", "x = self._modules[\"half\"](x)")
			.doesNotContain("self.half");
	}

	@Test
	void meansOfMapsAreMapsUntilADenseLayer() {
		NetworkDescription network = new NetworkDescription("means", "", new NetworkDescription.Input(3, 16),
				List.of(new GlobalAveragePooling("pool1"), new BatchNormalization("bn1", 1e-5, 0.1),
						new Dense("fc1", 4), new BatchNormalization("bn2", 1e-5, 0.1), new Dense("fc2", null)));
		assertThat(PyTorchModule.write(new Architecture(network, 2))).contains("self.pool1 = nn.AdaptiveAvgPool2d(1)",
				"self.bn1 = nn.BatchNorm2d(3,", "self.bn2 = nn.BatchNorm1d(4,",
				"        x = self.bn1(x)\n        x = x.flatten(1)\n        x = self.fc1(x)");
	}

	@Test
	void textsAreLiterals() {
		NetworkDescription article = NetworkDescription.article();
		NetworkDescription strange = new NetworkDescription("article", "\"\"\"\nimport os\n\u4e2d", article.input(),
				article.layers());
		assertThat(PyTorchModule.write(new Architecture(strange, 10)))
			.contains("\"The network article. \\\"\\\"\\\"\\nimport os\\n\\u4E2D\"")
			.doesNotContain("\nimport os");
		assertThat(PyTorchModule.literal(List.of("cat", "d\"og"))).isEqualTo("[\"cat\",\"d\\\"og\"]");
	}

}
