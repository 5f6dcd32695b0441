package io.convscope.dataset.own.web;

import java.util.List;

import io.convscope.dataset.Part;
import io.convscope.dataset.own.LabelledPicture;
import io.convscope.request.web.PublicPath;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A page of the pictures of a data set.
 *
 * @param dataset the data set's name
 * @param total the number of pictures selected
 * @param offset the number of pictures skipped
 * @param limit the maximum number of pictures listed
 * @param pictures the pictures
 */
record PictureList(String dataset, int total, int offset, int limit, List<Listed> pictures) {

	static PictureList of(String dataset, List<LabelledPicture> chosen, int offset, int limit) {
		return new PictureList(dataset, chosen.size(), offset, limit,
				chosen.stream().skip(offset).limit(limit).map((each) -> Listed.of(dataset, each)).toList());
	}

	/**
	 * A picture in the list.
	 *
	 * @param id its id
	 * @param href the path of its PNG
	 * @param label the name of its label
	 * @param labelIndex the index of its label, counted from 0
	 * @param part its part
	 */
	record Listed(String id, @JsonSerialize(using = PublicPath.class) String href, String label, int labelIndex,
			Part part) {

		static Listed of(String dataset, LabelledPicture picture) {
			return new Listed(picture.id(), "/datasets/" + dataset + "/pictures/" + picture.id(), picture.label(),
					picture.labelIndex(), picture.part());
		}

	}

}
