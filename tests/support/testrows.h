// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#include <string>

namespace loadstone {

/// The columns of a test's table of data, in their order:
/// addColumns<QString, bool>("step", "losesPartitions").
template <typename... Types, typename... Names>
void addColumns(Names... names) {
    static_assert(sizeof...(Types) == sizeof...(Names));
    (QTest::addColumn<Types>(names), ...);
}

/// A table of one column: each of `values` in a row under its name.
template <typename Values>
void addRows(const char* column, const Values& values) {
    QTest::addColumn<typename Values::value_type>(column);
    for (const auto& value : values)
        QTest::newRow(std::string(value.name).c_str()) << value;
}

} // namespace loadstone
