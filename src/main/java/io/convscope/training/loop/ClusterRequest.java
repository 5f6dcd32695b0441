package io.convscope.training.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.Folder;
import io.convscope.model.Model;
import io.convscope.model.ModelOrigin;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.model.store.Models;
import io.convscope.network.Weights;
import io.convscope.training.cluster.ClusterFiles;
import io.convscope.training.run.Run;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as the job is told of it.
 */
final class ClusterRequest {

	// has no settings but the defaults, so that what is null stays so
	private static final String RECIPE = "article";

	private ClusterRequest() {
	}

	/**
	 * Writes what the job reads, unless it is there.
	 * @param run the run
	 * @param files where to
	 * @param models has the model that the run starts from
	 * @throws IOException if it can't be written
	 */
	static void write(Run run, ClusterFiles files, Models models) throws IOException {
		if (Files.exists(files.request())) {
			return;
		}
		Folder.create(files.folder());
		Optional<Model> start = Optional.ofNullable(run.settings().from()).flatMap(models::find);
		if (start.isPresent() && start.get().origin() != ModelOrigin.PRETRAINED) {
			copy(start.get(), models.weights(start.get()), files);
		}
		AtomicFile.write(files.request(), JsonMapper.shared().writeValueAsBytes(body(run)));
	}

	// the model may be deleted while the job goes on
	private static void copy(Model model, Weights weights, ClusterFiles files) throws IOException {
		Path folder = files.start().getParent();
		Folder.create(folder);
		AtomicFile.write(folder.resolve("model.json"), Checksum.seal(JsonMapper.shared().writeValueAsBytes(model)));
		AtomicFile.write(files.start(),
				(out) -> Safetensors.write(weights.tensors(), NetworkMetadata.of(model.network()), out));
	}

	private static Map<String, @Nullable Object> body(Run run) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>(run.settings().values());
		body.values().removeIf((value) -> value == null);
		body.put("name", run.name());
		body.put("dataset", run.dataset());
		body.put("network", JsonMapper.shared().readTree(run.network().toJson()));
		body.put("recipe", RECIPE);
		return body;
	}

}
