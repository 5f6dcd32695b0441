package io.convscope.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Tells what the service reached to people, as Markdown, and to programs, as JSON.
 *
 * @param result what it reached
 * @param bareRate pictures a second of bare training steps; empty when they were not
 * measured
 */
record ServiceReport(ServiceResult result, OptionalDouble bareRate) {

	String markdown() {
		StringBuilder text = new StringBuilder("| the service | | goal | reached |\n| --- | --- | --- | --- |\n");
		this.result.figures(this.bareRate).forEach((figure) -> text.append(figure.row()));
		if (!this.result.failure().isEmpty()) {
			text.append("\nNot all was measured: ").append(this.result.failure()).append('\n');
		}
		if (!this.result.epochs().isEmpty()) {
			text.append(
					"\n| epoch | pictures/s | evaluation, s | memory at its end, MB |\n| --- | --- | --- | --- |\n");
		}
		int number = 1;
		for (ServiceEpoch epoch : this.result.epochs()) {
			text.append(String.format(Locale.ROOT, "| %d | %,.0f | %.2f | %,.0f |%n", number++,
					epoch.picturesPerSecond(), epoch.evaluationSeconds(), epoch.residentKilobytes() / 1024.0));
		}
		return text.toString();
	}

	Map<String, Object> json() {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("measured", this.result);
		json.put("bareStepPicturesPerSecond", this.bareRate);
		json.put("figures", this.result.figures(this.bareRate));
		return json;
	}

}
