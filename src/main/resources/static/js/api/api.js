/** Shows the description of the API, with a form to try each call. */
/* global SwaggerUIBundle */

SwaggerUIBundle({
	url: 'openapi.json',
	dom_id: '#api',
	deepLinking: true,
	docExpansion: 'list',
	tryItOutEnabled: true,
	displayRequestDuration: true,
	defaultModelsExpandDepth: 0,
	validatorUrl: null, // else it would be sent to another host
});
