package io.convscope.evaluation;

import io.convscope.dataset.Part;
import io.convscope.dataset.SampleAddress;
import io.convscope.request.web.PublicPath;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Where a test picture is, with what it truly shows.
 *
 * @param sample its address, for example {@code shapes/test/7}
 * @param href where its PNG is
 * @param index its place in the test part, counted from 0
 * @param label what it truly shows
 * @param labelIndex that label's number
 */
public record TestAddress(String sample, @JsonSerialize(using = PublicPath.class) String href, int index, String label,
		int labelIndex) {

	static TestAddress of(Answers answers, int picture) {
		String dataset = answers.dataset().name();
		int label = answers.predictions().label(picture);
		return new TestAddress(new SampleAddress(dataset, Part.TEST, picture).toString(),
				"/datasets/" + dataset + "/samples/" + Part.TEST + "/" + picture, picture, answers.labels().get(label),
				label);
	}

}
