/** Polygons as GeoJSON (RFC 7946), read as a stream, and the formats people have in its place. */
package org.tradewind.formats.geojson;
