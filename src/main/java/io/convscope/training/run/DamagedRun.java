package io.convscope.training.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;

/**
 * A placeholder for a run whose {@code run.json} can be neither read nor restored. It is
 * shown as failed and can be deleted.
 */
final class DamagedRun {

	private DamagedRun() {
	}

	/**
	 * Creates the placeholder.
	 * @param number the run's number
	 * @param folder the run's folder
	 * @param cause why its file cannot be read
	 * @return a failed run, whose reason says what is damaged
	 */
	static Run of(int number, RunFolder folder, IOException cause) {
		Recipe recipe = Recipe.all().get(0);
		Instant changed = Instant.ofEpochMilli(folder.path().toFile().lastModified());
		String reason = "The file " + folder.path().resolve("run.json") + " is damaged ("
				+ Objects.requireNonNullElse(cause.getMessage(), cause.toString())
				+ "), so the run can't be read; the settings shown are those of the recipe " + recipe.name()
				+ ". Its files were not changed: restore run.json from a copy and start the service again,"
				+ " or DELETE /runs/" + number + ".";
		return new Run(number, "run " + number, RunState.FAILED, null, reason, null, "unknown", recipe.name(),
				recipe.settings(), Progress.NONE, changed, null, null, changed, Engine.DL4J, null, null, null, null,
				null, null, null, null, NetworkDescription.article(), List.of(), null, null);
	}

}
