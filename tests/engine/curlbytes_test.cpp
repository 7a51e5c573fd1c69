// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/curl/curlexport.h"
#include "core/curl/curlimport.h"
#include "tests/support/childprogram.h"
#include "tests/support/curlcommands.h"
#include "tests/support/loopthreads.h"
#include "tests/support/rawserver.h"
#include "tests/support/temporaryfolder.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>

#include <filesystem>
#include <fstream>

using namespace loadstone;

Q_DECLARE_METATYPE(CurlSample)

namespace {

QString filled(std::string text, int port) {
    return QString::fromStdString(text)
        .replace("HOST", "127.0.0.1:" + QString::number(port))
        .replace("PORT", QString::number(port));
}

/// The first request that a server gets, without what is never the same: whose program it is, the
/// boundary of a form, the port, and the order of the headers.
QStringList requestSeen(const std::function<void(int port)>& send) {
    int port = 0;
    QString seen = QString::fromLatin1(QByteArray::fromStdString(requestSeenBy([&](int chosen) {
        port = chosen;
        send(chosen);
    })));
    seen.replace(QString::number(port), "PORT");
    static const QRegularExpression program("\r\nUser-Agent: (curl|loadstone)/[^\r]*");
    seen.replace(program, "\r\nUser-Agent: PROGRAM");
    static const QRegularExpression form("boundary=(-{24}[0-9a-f]{16})");
    if (const auto match = form.match(seen); match.hasMatch())
        seen.replace(match.captured(1), "BOUNDARY");
    const qsizetype head = seen.indexOf("\r\n\r\n");
    QStringList lines = seen.left(head).split("\r\n");
    std::sort(lines.begin() + 1, lines.end());
    return lines << "" << seen.mid(head + 4);
}

} // namespace

/// That an imported command sends what curl itself does.
class CurlBytesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { std::filesystem::current_path(m_before); }
    void sendsWhatCurlSends_data();
    void sendsWhatCurlSends();
    void exportedCommandSendsTheSame_data() { sendsWhatCurlSends_data(); }
    void exportedCommandSendsTheSame();
    void fewDiffer();

private:
    TemporaryFolder m_folder;
    std::filesystem::path m_before = std::filesystem::current_path();
};

void CurlBytesTest::initTestCase() {
    std::filesystem::current_path(m_folder.path());
    std::ofstream("data.txt") << "first line\nsecond=\"2\"\r\nä & more\n";
    std::ofstream("photo.png") << std::string("\x89PNG\r\n\x1a\n\0\x01\xff", 11);
    std::ofstream("headers.txt") << "X-File: yes\nX-Other: \"no\"\n";
}

void CurlBytesTest::sendsWhatCurlSends_data() {
    QTest::addColumn<CurlSample>("sample");
    for (const CurlSample& sample : curlSamples())
        QTest::newRow(sample.command.c_str()) << sample;
}

void CurlBytesTest::sendsWhatCurlSends() {
    QFETCH(CurlSample, sample);
    const std::string bash = sample.bash.empty() ? sample.command : sample.bash;
    const QStringList byCurl = requestSeen([&](int port) {
        const std::string command =
            filled(bash, port).remove(QRegularExpression("^\\$ ")).toStdString();
        ChildProgram({"env", "HOME=/nonexistent", "bash", "-c", command}).wait();
    });
    const QStringList byUs = requestSeen([&](int port) {
        const auto imported = importCurl(filled(sample.command, port).toStdString());
        if (!imported)
            qWarning("%s: %s", imported.error().field.c_str(), imported.error().message.c_str());
        LoadPlan plan = imported.value_or(ImportedCurl()).plan;
        plan.requests = 1;
        plan.threads = 1;
        if (imported)
            runByPool(plan);
    });
    QVERIFY(byCurl.size() > 3);
    if (sample.differs)
        QEXPECT_FAIL("", "curl is known to send other bytes", Abort);
    QCOMPARE(byUs, byCurl);
}

// No argument of a program can have a zero byte, so the file has none.
void CurlBytesTest::exportedCommandSendsTheSame() {
    QFETCH(CurlSample, sample);
    std::ofstream("photo.png") << "\x89PNG\r\n\x1a\n\x01\xff";
    const auto plan = [&](int port) {
        LoadPlan imported = importCurl(filled(sample.command, port).toStdString()).value().plan;
        imported.requests = imported.threads = 1;
        return imported;
    };
    const QStringList before = requestSeen([&](int port) { runByPool(plan(port)); });
    const QStringList after = requestSeen([&](int port) {
        const auto again = importCurl(exportCurl(plan(port), Secrets::Kept));
        if (!again)
            qWarning("%s: %s", again.error().field.c_str(), again.error().message.c_str());
        LoadPlan read = again.value_or(ImportedCurl()).plan;
        read.requests = read.threads = 1;
        runByPool(read);
    });
    QCOMPARE(after, before);
}

void CurlBytesTest::fewDiffer() {
    const auto samples = curlSamples();
    const auto differ = std::ranges::count(samples, true, &CurlSample::differs);
    QVERIFY(samples.size() >= 200);
    QVERIFY(differ * 20 <= std::ssize(samples));
}

LOADSTONE_TEST(CurlBytesTest)
#include "curlbytes_test.moc"
