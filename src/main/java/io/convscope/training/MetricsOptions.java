package io.convscope.training;

import java.util.Optional;

import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import io.convscope.training.MetricsController.MetricsParameters;

/**
 * How metrics are returned.
 *
 * @param maxPoints how many points of the loss curve to return at most; empty for all
 * @param csv whether to return CSV; empty to negotiate it by the Accept header
 * @param points whether a CSV file contains the points instead of the epochs
 */
record MetricsOptions(Optional<Integer> maxPoints, Optional<Boolean> csv, boolean points) {

	/**
	 * Checks the options in a request.
	 * @param parameters the parameters as sent
	 * @return the options
	 * @throws InvalidRequestException if options are not valid; it names all of them
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
