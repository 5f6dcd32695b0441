package io.convscope.training.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.RateChange;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunView;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server-sent event of a run.
 *
 * @param name the event's type
 * @param id the position in the run's history behind the event; progress and rates have
 * the id of the event before
 * @param data the data, sent as JSON
 */
record RunEvent(String name, EventCursor id, Object data) {

	static RunEvent state(EventCursor id, Run run) {
		return new RunEvent("state", id, RunView.of(run));
	}

	static RunEvent epoch(EventCursor id, EpochResult result) {
		return new RunEvent("epoch", id, result);
	}

	static RunEvent progress(EventCursor id, Run run) {
		return new RunEvent("progress", id, RunView.of(run));
	}

	static RunEvent rate(EventCursor id, List<RateChange> changes) {
		return new RunEvent("rate", id, Map.of("rateChanges", changes));
	}

	/**
	 * Formats the event.
	 * @param json writes the data in one line
	 * @return the event with the empty line that ends it
	 */
	byte[] toBytes(JsonMapper json) {
		String text = "event: " + this.name + "\nid: " + this.id + "\ndata: " + json.writeValueAsString(this.data)
				+ "\n\n";
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
