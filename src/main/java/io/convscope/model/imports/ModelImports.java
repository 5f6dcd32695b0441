package io.convscope.model.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.home.StorageException;
import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.model.store.Models;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Imports models from weights that clients send. Only a few are imported at a time, since
 * the weights take memory besides the bytes received. Thread safe.
 */
@Component
public class ModelImports {

	private static final Logger logger = LoggerFactory.getLogger(ModelImports.class);

	private static final int AT_A_TIME = 2;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Models models;

	private final InferenceThread inference;

	private final NetworkCatalog networks;

	private final MemoryBudget memory;

	private final Semaphore room = new Semaphore(AT_A_TIME, true);

	private final Clock clock;

	private final Duration patience;

	@Autowired
	public ModelImports(Models models, InferenceThread inference, NetworkCatalog networks, MemoryBudget memory,
			Clock clock) {
		this(models, inference, networks, memory, clock, PATIENCE);
	}

	public ModelImports(Models models, InferenceThread inference, NetworkCatalog networks, MemoryBudget memory,
			Clock clock, Duration patience) {
		this.networks = networks;
		this.models = models;
		this.memory = memory;
		this.inference = inference;
		this.clock = clock;
		this.patience = patience;
	}

	/**
	 * Imports a model, completely or not at all. It does not become current.
	 * @param request the model's id and labels
	 * @param body a safetensors file, or a state dictionary of PyTorch
	 * @param length its length in bytes; negative when unknown
	 * @return the model
	 * @throws ModelExistsException if its id is taken
	 * @throws InvalidWeightsException if the file is not valid
	 * @throws WeightsTooLargeException if the file is too large
	 * @throws MemoryBusyException if other requests hold the memory for too long
	 * @throws ImportsBusyException if other imports do not end in time
	 * @throws InferenceBusyException if the network cannot be checked in time
	 * @throws StorageException if it cannot be written
	 * @throws IOException if the bytes cannot be read
	 */
	public Model add(ImportRequest request, InputStream body, long length) throws IOException {
		return add(request, body, length, UnaryOperator.identity());
	}

	/**
	 * Imports a model of which more is known, as
	 * {@link #add(ImportRequest, InputStream, long)} does.
	 * @param provenance adds what is known to the model
	 * @return the model
	 * @throws IOException if the bytes cannot be read
	 */
	public Model add(ImportRequest request, InputStream body, long length, UnaryOperator<Model> provenance)
			throws IOException {
		if (request.id() != null && !request.replaces()) {
			this.models.known().requireFree(request.id());
		}
		// before entering, so that a slow client does not block other imports
		ImportedWeights received = ImportedWeights.receive(request, this.networks.list(), this.memory.largestBody(),
				body, length);
		enter();
		try {
			return keep(request, received, provenance);
		}
		finally {
			this.room.release();
		}
	}

	private Model keep(ImportRequest request, ImportedWeights received, UnaryOperator<Model> provenance)
			throws IOException {
		MemoryBudget.Reservation reservation = this.memory.reserve(received.bytes());
		try {
			Weights weights = received.weights();
			this.inference.tryOut(received.architecture(), weights);
			return keep(request, received.architecture().description(), weights, provenance);
		}
		finally {
			reservation.close();
		}
	}

	private synchronized Model keep(ImportRequest request, NetworkDescription network, Weights weights,
			UnaryOperator<Model> provenance) {
		String id = (request.id() != null) ? request.id() : freeId();
		if (!request.replaces()) {
			this.models.known().requireFree(id);
		}
		Model model = Model.imported(id, request.dataset(), request.labels(), network, this.clock.instant());
		Model wanted = provenance.apply(model);
		Model kept = request.replaces() ? this.models.replace(wanted, weights) : this.models.save(wanted, weights);
		logger.info("The model {} was imported with {} labels; its weights have the digest {}", id,
				kept.labels().size(), kept.digest());
		return kept;
	}

	private String freeId() {
		return IntStream.iterate(1, (number) -> number + 1)
			.mapToObj((number) -> "import-" + number)
			.filter(this.models.known()::isFree)
			.findFirst()
			.orElseThrow();
	}

	private void enter() {
		try {
			if (!this.room.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw ImportsBusyException.of(AT_A_TIME);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ImportsBusyException.of(AT_A_TIME);
		}
	}

}
