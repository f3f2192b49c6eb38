/** China's 31 provinces and 42 sectors, and how public sources write their names. */
package org.tradewind.importers.china;
