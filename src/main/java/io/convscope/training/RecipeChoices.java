package io.convscope.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.Models;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.OptionReader;
import io.convscope.training.run.Recipe;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chooses how a network learns where a request leaves it open: pictures of the user's own
 * by their number, and the model that the recipe {@code transfer} starts from.
 *
 * @param models has the models that come with the service
 * @param datasets all data sets
 * @param networks reads the network in a request
 */
record RecipeChoices(Models models, DatasetCatalog datasets, NetworkCatalog networks) {

	// the best first
	private static final List<String> PRETRAINED = List.of(Model.PRETRAINED_DEEP, Model.PRETRAINED);

	private static final String TRANSFER = "transfer";

	private static final String FAST = "fast";

	// training pictures of a label from which on a network that starts anew is better
	private static final int MANY = 500;

	// few pictures: small batches, and epochs for so many steps
	private static final int BATCH_SIZE = 16;

	private static final int STEPS = 400;

	// many pictures: epochs for so many pictures
	private static final int PICTURES_SEEN = 150_000;

	private static final List<String> AUGMENTATION = List.of("shift", "color");

	/**
	 * Chooses for a request.
	 * @param body the request; any field may be missing or not valid
	 * @return the request with what was chosen
	 */
	Choice of(ObjectNode body) {
		boolean open = Stream.of(RequestCheck.RECIPE, RequestCheck.NETWORK, TrainingSettings.FROM)
			.noneMatch((field) -> body.hasNonNull(field.name()));
		if (open) {
			return ownDataset(body).map((dataset) -> byNumber(body, dataset)).orElse(new Choice(body, null));
		}
		boolean lacksModel = body.path(RequestCheck.RECIPE.name()).asString("").equals(TRANSFER)
				&& !body.hasNonNull(TrainingSettings.FROM.name()) && !body.hasNonNull(TrainingSettings.FREEZE.name());
		return (lacksModel ? pretrained(body) : Optional.<Model>empty())
			.map((model) -> new Choice(completed(body, Map.of(TrainingSettings.FROM.name(), model.id())),
					"It starts from " + model.id() + ", since the request names no other model."))
			.orElse(new Choice(body, null));
	}

	private Optional<DatasetStatus> ownDataset(ObjectNode body) {
		String name = body.path(RequestCheck.DATASET.name()).asString("");
		return this.datasets.list()
			.stream()
			.filter((each) -> each.name().equals(name) && each.details() != null && !each.labels().isEmpty())
			.findFirst();
	}

	private Choice byNumber(ObjectNode body, DatasetStatus dataset) {
		int pictures = Math.max(1, Math.min(dataset.train(), body.path("trainLimit").asInt(dataset.train())));
		int each = pictures / dataset.labels().size();
		int side = Objects.requireNonNull(dataset.details()).pictureSize();
		Optional<Model> model = pretrained(body);
		String some = "About " + each + " training pictures of each label";
		if (each < MANY && model.isPresent()) {
			return transfer(body, model.get(), pictures, side, some + " are few");
		}
		return anew(body, pictures, side,
				some + ((each < MANY) ? " are few, but there is no model to start from" : " are enough"));
	}

	private static Choice transfer(ObjectNode body, Model model, int pictures, int side, String why) {
		int epochs = within(10, STEPS / Math.max(1, pictures / BATCH_SIZE), 60);
		int taken = model.network().input().size();
		return new Choice(
				completed(body,
						Map.of("recipe", TRANSFER, "from", model.id(), "epochs", epochs, "batchSize", BATCH_SIZE,
								"augmentation", AUGMENTATION)),
				why + ": it starts from what " + model.id()
						+ " has learned of other pictures, and keeps its convolutions." + ((side > taken)
								? " For it, they are made smaller: " + taken + "x" + taken + " pixels." : ""));
	}

	private static Choice anew(ObjectNode body, int pictures, int side, String why) {
		Map<String, Object> chosen = new LinkedHashMap<>(Map.of("recipe", FAST, "epochs",
				within(3, PICTURES_SEEN / pictures, 30), "augmentation", AUGMENTATION));
		NetworkDescription usual = Recipe.of(FAST).usualNetwork();
		if (side > usual.input().size()) {
			NetworkDescription larger = new NetworkDescription(usual.name() + "-" + side, usual.description(),
					new NetworkDescription.Input(usual.input().channels(), side), usual.layers());
			chosen.put(RequestCheck.NETWORK.name(), JsonMapper.shared().readTree(larger.toJson()));
		}
		return new Choice(completed(body, chosen), why + ": the network " + usual.name() + " starts anew.");
	}

	private static int within(int least, int value, int most) {
		return Math.max(least, Math.min(value, most));
	}

	private Optional<Model> pretrained(ObjectNode body) {
		Predicate<NetworkDescription> fits = (network) -> true;
		if (body.hasNonNull(RequestCheck.NETWORK.name())) {
			Optional<NetworkDescription> wanted = this.networks.choose(body.get(RequestCheck.NETWORK.name()),
					RequestCheck.NETWORK.name(), new OptionReader());
			fits = (network) -> wanted.isPresent() && network.hasLayersOf(wanted.get());
		}
		Predicate<NetworkDescription> fitting = fits;
		return PRETRAINED.stream()
			.flatMap((id) -> this.models.find(id).stream())
			.filter((model) -> fitting.test(model.network()))
			.findFirst();
	}

	private static ObjectNode completed(ObjectNode body, Map<String, Object> chosen) {
		ObjectNode complete = body.deepCopy();
		chosen.forEach((field, value) -> {
			if (!body.hasNonNull(field)) {
				complete.set(field, JsonMapper.shared().valueToTree(value));
			}
		});
		return complete;
	}

	/**
	 * A request with what was chosen.
	 *
	 * @param body the request
	 * @param sentence what was chosen and why; null if nothing was
	 */
	record Choice(ObjectNode body, @Nullable String sentence) {
	}

}
