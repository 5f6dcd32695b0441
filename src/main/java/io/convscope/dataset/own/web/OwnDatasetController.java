package io.convscope.dataset.own.web;

import java.net.URI;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.own.DatasetUse;
import io.convscope.dataset.own.LabelChanges;
import io.convscope.dataset.own.NewDataset;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.request.web.Audited;
import io.convscope.request.web.PublicPath;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Creates, changes and deletes the user's own data sets over HTTP.
 */
@RestController
@RequestMapping("/datasets")
class OwnDatasetController {

	private final OwnDatasets datasets;

	private final DatasetUse use;

	OwnDatasetController(OwnDatasets datasets, DatasetUse use) {
		this.datasets = datasets;
		this.use = use;
	}

	@Audited("create")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DatasetStatus> create(@RequestBody ObjectNode body) {
		OwnDataset created = this.datasets.create(NewDataset.of(body, this.datasets.limits().maxLabels()));
		return ResponseEntity.created(URI.create(PublicPath.of("/datasets/" + created.name()))).body(created.status());
	}

	@Audited("change")
	@PatchMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
	DatasetStatus change(@PathVariable String name, @RequestBody ObjectNode body) {
		OwnDataset dataset = this.datasets.get(name);
		dataset.change(LabelChanges.of(body), this.datasets.limits().maxLabels());
		return dataset.status();
	}

	@Audited("delete")
	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String name) {
		this.datasets.delete(name, this.use);
	}

}
