package io.convscope.dataset.own;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits for the user's own data sets.
 *
 * @param maxPictures the maximum number of pictures in a data set
 * @param maxLabels the maximum number of labels in a data set
 * @param maxArchive the maximum size of an archive to import
 */
@ConfigurationProperties("convscope.datasets")
public record OwnDatasetsProperties(@DefaultValue("250000") int maxPictures, @DefaultValue("1000") int maxLabels,
		@DefaultValue("16GB") DataSize maxArchive) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if one is out of range
	 */
	public OwnDatasetsProperties {
		InvalidSettingException.requireBetween("convscope.datasets.max-pictures", maxPictures, 1, 10_000_000);
		InvalidSettingException.requireBetween("convscope.datasets.max-labels", maxLabels, 2, 1000);
		InvalidSettingException.requireBetween("convscope.datasets.max-archive", maxArchive, DataSize.ofKilobytes(1),
				DataSize.ofTerabytes(1));
	}

}
