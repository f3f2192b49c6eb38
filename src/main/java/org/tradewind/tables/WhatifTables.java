package org.tradewind.tables;

import java.util.List;

/** Output tables of sources that are scaled or removed. */
public final class WhatifTables {
  /** All of them. */
  public static final List<TableSchema> ALL = List.of();

  private WhatifTables() {}
}
