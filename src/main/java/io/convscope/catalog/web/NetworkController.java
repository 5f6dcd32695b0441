package io.convscope.catalog.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.catalog.cost.NetworkCost;
import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.catalog.reading.NetworkLimits;
import io.convscope.catalog.reading.NetworkName;
import io.convscope.catalog.reading.NetworkReader;
import io.convscope.network.Architecture;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.NativeMemory;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import io.convscope.request.WholeNumbers;
import io.convscope.request.web.Audited;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Networks over HTTP: list, check, keep, delete.
 */
@RestController
@RequestMapping("/networks")
class NetworkController {

	private static final String NETWORK = "network";

	private static final Option<Long> LABELS = Option.of("labels", new WholeNumbers(2, 1000), 10L, "Labels",
			"how many classes it tells apart");

	private static final Option<Long> BATCH_SIZE = Option.of("batchSize", new WholeNumbers(1, 1024), 32L, "Batch size",
			"pictures a step");

	private final NetworkCatalog catalog;

	private final TrainingMemory memory;

	NetworkController(NetworkCatalog catalog, TrainingMemory memory) {
		this.memory = memory;
		this.catalog = catalog;
	}

	@GetMapping
	NetworkList list() {
		return new NetworkList(this.catalog.list().stream().map(this::view).toList(), KindView.all());
	}

	@GetMapping("/{name}")
	NetworkView one(@PathVariable String name) {
		return view(this.catalog.get(name));
	}

	@Audited("keep")
	@PutMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<NetworkView> keep(@PathVariable String name, @RequestBody ObjectNode body) {
		this.catalog.requireOwn(name);
		if (!NetworkName.isName(name)) {
			throw InvalidRequestException.of("name", NetworkName.TYPE.rule() + ", not \"" + name + "\"");
		}
		OptionReader reader = new OptionReader();
		ObjectNode named = body.hasNonNull("name") ? body : body.deepCopy().put("name", name);
		Optional<NetworkDescription> network = NetworkReader.read(named, reader);
		network.filter((each) -> !each.name().equals(name))
			.ifPresent((each) -> reader.refuse("name", "must be left out, or that of the address, which is " + name));
		reader.requireNoErrors();
		NetworkDescription kept = network.orElseThrow();
		this.memory.requireHeap(new Architecture(kept, LABELS.usual().intValue()));
		HttpStatus status = this.catalog.keep(kept) ? HttpStatus.CREATED : HttpStatus.OK;
		return ResponseEntity.status(status).location(URI.create(PublicPath.of("/networks/" + name))).body(view(kept));
	}

	@Audited("delete")
	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String name) {
		this.catalog.delete(name);
	}

	@PostMapping(path = "/describe", produces = MediaType.APPLICATION_JSON_VALUE)
	NetworkView describe(@RequestBody ObjectNode body) {
		OptionReader reader = new OptionReader();
		Optional<NetworkDescription> network = Optional.empty();
		if (body.hasNonNull(NETWORK)) {
			network = this.catalog.choose(body.get(NETWORK), NETWORK, reader);
		}
		else {
			reader.refuse(NETWORK, "must be the name of a network, or an object with layers");
		}
		int labels = reader.field(body, LABELS).orElse(LABELS.usual()).intValue();
		int batchSize = reader.field(body, BATCH_SIZE).orElse(BATCH_SIZE.usual()).intValue();
		network.ifPresent((each) -> NetworkLimits.check(each, labels, NETWORK, reader));
		reader.refuseOthers(body, List.of(Option.of(NETWORK, Texts.any(), null, "", ""), LABELS, BATCH_SIZE));
		reader.requireNoErrors();
		this.memory.requireHeap(new Architecture(network.orElseThrow(), labels));
		return view(network.orElseThrow(), labels, batchSize);
	}

	private NetworkView view(NetworkDescription network) {
		return view(network, LABELS.usual().intValue(), BATCH_SIZE.usual().intValue());
	}

	private NetworkView view(NetworkDescription network, int labels, int batchSize) {
		OptionalLong limit = NativeMemory.limit();
		NetworkCost cost = NetworkCost.of(new Architecture(network, labels), batchSize);
		return new NetworkView(network.name(), this.catalog.isBuiltIn(network.name()), network, cost,
				limit.isPresent() ? limit.getAsLong() : null);
	}

	/**
	 * A network as the API shows it.
	 *
	 * @param name its name
	 * @param builtIn whether it comes with the service
	 * @param network all of it, as requests may have it
	 * @param cost what it costs
	 * @param memoryLimit the bytes that a step of training may take here; null where
	 * there is no limit
	 */
	record NetworkView(String name, boolean builtIn, NetworkDescription network, NetworkCost cost,
			@Nullable Long memoryLimit) {
	}

	/**
	 * The body of a list.
	 *
	 * @param networks the built-in ones, then the user's
	 * @param kinds what layers may be
	 */
	record NetworkList(List<NetworkView> networks, List<KindView> kinds) {
	}

}
