/** Excel workbooks (.xlsx, ECMA-376), read sheet by sheet and row by row, never held whole. */
package org.tradewind.formats.workbook;
