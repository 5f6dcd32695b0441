package io.convscope;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.convscope.model.safetensors.SafetensorsFiles;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts, pauses, resumes, cancels and deletes runs, and imports and deletes models.
 */
final class AcknowledgedRuns implements Acknowledged {

	private static final byte[] NOTHING = {};

	private static final Set<String> FINAL = Set.of("COMPLETED", "CANCELLED", "FAILED");

	private static final int MOST_RUNS = 4;

	private static final int MOST_IMPORTS = 3;

	private static final byte[] WEIGHTS = SafetensorsFiles.ofClasses(3);

	private final Random random;

	// the last answer of each run that is there
	private final Map<Integer, JsonNode> runs = new HashMap<>();

	// what was accepted of each, until something else is asked for
	private final Map<Integer, String> wishes = new HashMap<>();

	private final Map<String, JsonNode> epochs = new HashMap<>();

	private final Set<Integer> deleted = new TreeSet<>();

	private final Set<String> deletedModels = new TreeSet<>();

	// asked for without an answer
	private final Set<Integer> maybeDeleted = new TreeSet<>();

	private final Set<String> maybeDeletedModels = new TreeSet<>();

	// the digests of models that were imported
	private final Map<String, String> imported = new TreeMap<>();

	private int imports;

	private String current;

	// the models of aliases
	private final Map<String, String> aliases = new TreeMap<>();

	private int count;

	AcknowledgedRuns(Random random) {
		this.random = random;
	}

	@Override
	public int count() {
		return this.count;
	}

	@Override
	public void move(ServiceClient service) {
		if (this.runs.size() < MOST_RUNS && this.random.nextInt(3) == 0) {
			start(service);
			return;
		}
		if (this.runs.isEmpty() || this.random.nextInt(5) == 0) {
			exchange(service);
			return;
		}
		int run = this.runs.keySet().stream().sorted().skip(this.random.nextInt(this.runs.size())).findFirst().get();
		switch (this.random.nextInt(8)) {
			case 0 -> wish(service, run, "pause", "PAUSED");
			case 1 -> wish(service, run, "cancel", "CANCELLED");
			case 2, 3 -> wish(service, run, "resume", "QUEUED");
			case 4 -> delete(service, run);
			case 5 -> choose(service, "run-" + run);
			case 6 -> alias(service, "run-" + run);
			default -> look(service, run);
		}
	}

	private void start(ServiceClient service) {
		int run = service.train("{'dataset':'shapes','epochs':" + (1 + this.random.nextInt(3)) + ",'trainLimit':64}");
		this.runs.put(run, service.run(run));
		this.count++;
	}

	private void wish(ServiceClient service, int run, String verb, String becomes) {
		// what comes of an answer that is lost is not known
		this.wishes.remove(run);
		if (service.send("POST", "/runs/" + run + "/" + verb, NOTHING).status() == 202) {
			this.wishes.put(run, becomes);
			this.count++;
		}
	}

	private void delete(ServiceClient service, int run) {
		this.maybeDeleted.add(run);
		if (service.send("DELETE", "/runs/" + run, NOTHING).status() == 204) {
			this.deleted.add(run);
			this.runs.remove(run);
			this.count++;
			String model = "run-" + run;
			this.maybeDeletedModels.add(model);
			if (service.send("DELETE", "/models/" + model, NOTHING).status() == 204) {
				this.deletedModels.add(model);
				this.count++;
			}
		}
		this.maybeDeleted.remove(run);
	}

	// imports a model, or deletes one when there are several
	private void exchange(ServiceClient service) {
		if (this.imported.size() < MOST_IMPORTS) {
			String name = "mine-" + ++this.imports;
			ServiceClient.Answer answer = service.send("POST", "/models?labels=a,b,c&name=" + name, WEIGHTS,
					"Content-Type", "application/octet-stream");
			if (answer.status() == 201) {
				this.imported.put(name, answer.json().get("digest").stringValue());
				this.count++;
			}
			return;
		}
		String name = this.imported.keySet().iterator().next();
		this.imported.remove(name);
		if (service.send("DELETE", "/models/" + name, NOTHING).status() == 204) {
			this.deletedModels.add(name);
			this.count++;
		}
	}

	private void choose(ServiceClient service, String model) {
		String before = this.current;
		this.current = null;
		byte[] body = ("{\"id\":\"" + model + "\"}").getBytes();
		int status = service.send("PUT", "/models/current", body, "Content-Type", "application/json").status();
		this.current = (status == 200) ? model : before;
		this.count++;
	}

	// sets or moves an alias, or deletes it
	private void alias(ServiceClient service, String model) {
		String alias = "alias-" + this.random.nextInt(2);
		String before = this.aliases.remove(alias);
		boolean sets = this.random.nextInt(4) > 0;
		byte[] body = sets ? ("{\"id\":\"" + model + "\"}").getBytes() : NOTHING;
		int status = service
			.send(sets ? "PUT" : "DELETE", "/models/aliases/" + alias, body, "Content-Type", "application/json")
			.status();
		if (status == 200) {
			this.aliases.put(alias, model);
			this.count++;
		}
		else if (status != 204 && before != null) {
			this.aliases.put(alias, before);
		}
	}

	private void look(ServiceClient service, int run) {
		JsonNode found = service.run(run);
		if (FINAL.contains(found.get("state").stringValue())) {
			this.runs.put(run, found);
			service.get("/runs/" + run + "/metrics")
				.get("epochs")
				.forEach((epoch) -> this.epochs.put(run + "." + epoch.get("epoch"), epoch));
			this.count++;
		}
	}

	@Override
	public void check(ServiceClient service) {
		Map<Integer, JsonNode> found = new HashMap<>();
		service.get("/runs").get("runs").forEach((run) -> found.put(run.get("id").intValue(), run));
		assertThat(found.keySet()).noneMatch(this.deleted::contains);
		this.maybeDeleted.stream().filter((run) -> !found.containsKey(run)).forEach((run) -> {
			this.deleted.add(run);
			this.runs.remove(run);
		});
		this.maybeDeleted.clear();
		this.runs.forEach((number, before) -> {
			assertThat(found).as("run %d, last seen as %s", number, before).containsKey(number);
			checkRun(service, number, before, found.get(number));
		});
		checkModels(service);
		// where the answer was lost
		found.forEach(this.runs::putIfAbsent);
	}

	private void checkRun(ServiceClient service, int number, JsonNode before, JsonNode now) {
		String state = now.get("state").stringValue();
		// one that was killed before its first checkpoint rightly starts anew
		assertThat(now.get("notice").asString("")).as("%s", now)
			.matches("|There was no checkpoint to go on from: the run started anew\\.");
		assertThat(state).as("%s", now).isNotEqualTo("FAILED");
		if (FINAL.contains(before.get("state").stringValue())) {
			assertThat(now).as("a run that had ended").isEqualTo(before);
			Map<String, JsonNode> left = new HashMap<>();
			service.get("/runs/" + number + "/metrics")
				.get("epochs")
				.forEach((epoch) -> left.put(number + "." + epoch.get("epoch"), epoch));
			this.epochs.entrySet()
				.stream()
				.filter((each) -> each.getKey().startsWith(number + "."))
				.forEach((each) -> assertThat(left).containsEntry(each.getKey(), each.getValue()));
		}
		String wish = this.wishes.get(number);
		if ("CANCELLED".equals(wish)) {
			assertThat(state).as("cancelled: %s", now).isEqualTo("CANCELLED");
		}
		if ("PAUSED".equals(wish)) {
			// it may have been at its end
			assertThat(state).as("paused: %s", now).isIn("PAUSED", "COMPLETED");
		}
		if ("QUEUED".equals(wish)) {
			assertThat(state).as("resumed: %s", now).isNotEqualTo("PAUSED");
		}
	}

	private void checkModels(ServiceClient service) {
		Map<String, JsonNode> models = new HashMap<>();
		service.get("/models").get("models").forEach((model) -> models.put(model.get("id").stringValue(), model));
		assertThat(models.keySet()).noneMatch(this.deletedModels::contains);
		this.runs.forEach((number, run) -> {
			String model = run.get("modelId").asString("");
			if (FINAL.contains(run.get("state").stringValue()) && !model.isEmpty()
					&& !this.maybeDeletedModels.contains(model)) {
				assertThat(models).as("the model of %s", run).containsKey(model);
				assertThat(models.get(model).get("provisional").booleanValue()).isFalse();
			}
		});
		this.imported.forEach((name, digest) -> {
			assertThat(models).as("an imported model").containsKey(name);
			assertThat(models.get(name).get("digest").stringValue()).isEqualTo(digest);
			assertThat(service.bytes("/models/" + name + "/weights")).isEqualTo(WEIGHTS);
		});
		this.aliases
			.forEach((alias, model) -> assertThat(service.get("/models/aliases/" + alias).get("id").stringValue())
				.as("%s", alias)
				.isEqualTo(model));
		assertThat(service.get("/models").path("problems").toString()).doesNotContain("aliases.json");
		if (this.current != null && models.containsKey(this.current)) {
			assertThat(models.get(this.current).get("current").booleanValue()).as("%s is current", this.current)
				.isTrue();
		}
	}

}
