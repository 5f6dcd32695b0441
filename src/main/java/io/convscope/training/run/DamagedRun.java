package io.convscope.training.run;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;

/**
 * Stands for a run of which nothing but its number can be read: it is shown as failed,
 * and can be deleted.
 */
final class DamagedRun {

	private DamagedRun() {
	}

	/**
	 * Describes it.
	 * @param number its number
	 * @param folder where it is
	 * @param cause why its file can't be read
	 * @return a failed run, whose reason says what is damaged
	 */
	static Run of(int number, RunFolder folder, IOException cause) {
		Recipe recipe = Recipe.all().get(0);
		Instant changed = Instant.ofEpochMilli(folder.path().toFile().lastModified());
		String reason = "The file " + folder.path().resolve("run.json") + " is damaged ("
				+ Objects.requireNonNullElse(cause.getMessage(), cause.toString())
				+ "), so that nothing is known of the run; the settings shown are those of the recipe " + recipe.name()
				+ ". Its files were left as they are: put a copy of run.json there and start the service again,"
				+ " or DELETE /runs/" + number + ".";
		return new Run(number, "run " + number, RunState.FAILED, null, reason, null, "unknown", recipe.name(),
				recipe.settings(), Progress.NONE, changed, null, null, changed, Engine.DL4J, null, null, null, null,
				NetworkDescription.article());
	}

}
