// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/sampleanswers.h"

#include <QTest>

namespace loadstone {

/// A row of a test's data for each of the sample answers: its bytes as "answer", a QByteArray.
inline void addSampleAnswers() {
    QTest::addColumn<QByteArray>("answer");
    for (const SampleAnswer& sample : sampleAnswers())
        QTest::newRow(sample.name) << QByteArray::fromStdString(sample.bytes);
}

} // namespace loadstone
