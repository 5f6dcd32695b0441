package io.convscope.model.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.StorageException;
import io.convscope.model.ModelInUseException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Damage;
import io.convscope.model.store.Damages;
import io.convscope.model.store.Models;
import io.convscope.problem.Busy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows a folder: its weights files become models, a changed one a new version of its
 * model, and the model of one that is gone goes. It looks at the folder again and again,
 * which works on file systems that tell nothing, and takes a file that was the same
 * twice.
 */
@Component
class FollowedFolder implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FollowedFolder.class);

	private final @Nullable Path folder;

	private final @Nullable String only;

	private final Path claimsFile;

	private final JsonMapper json;

	private final DroppedModels dropped;

	private final Models models;

	private final Damages damages;

	private @Nullable FolderClaims claims;

	private Map<String, DroppedFile> before = Map.of();

	// what was wrong with a file, until the file changes
	private final Map<DroppedFile, String> faults = new HashMap<>();

	private Map<Path, String> problems = Map.of();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "model-folder"));

	FollowedFolder(FolderProperties properties, ConvscopeHome home, JsonMapper json, DroppedModels dropped,
			Models models, Damages damages) {
		this.folder = properties.folder();
		this.only = properties.folderName();
		this.claimsFile = home.folderModels();
		this.json = json;
		this.dropped = dropped;
		this.models = models;
		this.damages = damages;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.folder != null) {
			this.thread.scheduleWithFixedDelay(() -> look(this.folder), 0, 1, TimeUnit.SECONDS);
		}
	}

	void look(Path folder) {
		Map<Path, String> found = new TreeMap<>();
		try {
			if (this.claims == null) {
				this.claims = new FolderClaims(this.claimsFile, this.json);
			}
			Map<String, DroppedFile> now = DroppedFile.in(folder, this.only);
			this.faults.keySet().retainAll(now.values());
			for (DroppedFile each : now.values()) {
				if (each.equals(this.before.get(each.name()))) {
					take(each, this.claims);
				}
			}
			this.before = now;
			for (String name : this.claims.names()) {
				if (!now.containsKey(name)) {
					remove(name, this.claims, found, folder);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			found.put(folder, "The folder of models can't be followed: " + ex);
		}
		this.faults.forEach((file, fault) -> found.put(file.path(), fault));
		tell(found);
	}

	private void take(DroppedFile file, FolderClaims claims) throws IOException {
		String stamp = claims.stampOf(file.name());
		if (file.stamp().equals(stamp) || this.faults.containsKey(file)) {
			return;
		}
		try {
			if (stamp == null) {
				this.models.known().requireFree(file.name());
				claims.set(file.name(), "");
			}
			this.dropped.add(file);
			claims.set(file.name(), file.stamp());
		}
		catch (IOException | RuntimeException ex) {
			if (stamp == null) {
				claims.remove(file.name());
			}
			if (ex instanceof StorageException || ex.getClass().isAnnotationPresent(Busy.class)) {
				logger.debug("{} is tried again in a second: {}", file.path(), ex.getMessage());
				return;
			}
			this.faults.put(file, "It is not taken as a model: " + ex.getMessage());
		}
	}

	private void remove(String name, FolderClaims claims, Map<Path, String> problems, Path folder) throws IOException {
		try {
			this.models.delete(name);
			claims.remove(name);
		}
		catch (UnknownModelException ex) {
			claims.remove(name);
		}
		catch (ModelInUseException ex) {
			problems.put(folder.resolve(name), "Its file is gone, but the model stays: " + ex.getMessage());
		}
	}

	private void tell(Map<Path, String> found) {
		List<Damage> told = new ArrayList<>();
		found.forEach((path, problem) -> {
			if (!problem.equals(this.problems.get(path))) {
				logger.warn("{}: {}", path, problem);
			}
			told.add(new Damage(path.toString(), problem));
		});
		this.problems = found;
		this.damages.report(told);
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
