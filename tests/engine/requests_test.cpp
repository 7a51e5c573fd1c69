// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loopthreads.h"
#include "tests/support/samplerequests.h"
#include "tests/support/testprogram.h"

using namespace loadstone;

Q_DECLARE_METATYPE(SampleRequest)

/// What goes over the wire, byte for byte.
class RequestsTest : public QObject {
    Q_OBJECT

private slots:
    void loopSendsWhatThePoolSends_data() { addRows("sample", sampleRequests()); }

    void loopSendsWhatThePoolSends() {
        QFETCH(SampleRequest, sample);
        const auto byPool = QByteArray::fromStdString(wireBytes(sample, runByPool));
        const auto byLoop = QByteArray::fromStdString(wireBytes(sample, runByLoop));
        QVERIFY(!byPool.isEmpty());
        QCOMPARE(byLoop, byPool);
    }
};

LOADSTONE_TEST(RequestsTest)
#include "requests_test.moc"
