package io.convscope.training;

import java.util.Optional;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import io.convscope.training.MetricsController.MetricsParameters;

/**
 * How metrics are to be shown.
 *
 * @param maxPoints how many points of the loss to show at most; empty for all
 * @param csv whether as CSV; empty to go by what the client accepts
 * @param points whether a CSV file is of the points, else of the epochs
 */
record MetricsOptions(Optional<Integer> maxPoints, Optional<Boolean> csv, boolean points) {

	/**
	 * Checks what was asked for.
	 * @param parameters as they were sent
	 * @return the options
	 * @throws InvalidRequestException if any is out of range; it names all of those
	 */
	static MetricsOptions of(MetricsParameters parameters) {
		OptionReader reader = new OptionReader();
		Optional<Integer> maxPoints = reader.atLeast("maxPoints", parameters.maxPoints(), 1);
		Optional<Format> format = reader.choice("format", parameters.format(), Format.values());
		Optional<Table> table = reader.choice("of", parameters.of(), Table.values());
		reader.requireNoErrors();
		return new MetricsOptions(maxPoints, format.map(Format.CSV::equals), table.equals(Optional.of(Table.POINTS)));
	}

	private enum Format {

		JSON, CSV

	}

	private enum Table {

		EPOCHS, POINTS

	}

}
