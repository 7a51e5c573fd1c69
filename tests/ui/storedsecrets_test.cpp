// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testprogram.h"
#include "tests/ui/windowstore.h"
#include "ui/compare/comparepanel.h"
#include "ui/request/requestform.h"
#include "ui/request/requestimport.h"
#include "ui/request/urlfield.h"
#include "ui/stress/stresspanel.h"
#include "ui/window/mainwindow.h"

#include <QDir>
#include <QFile>
#include <QPushButton>

using namespace loadstone;

namespace {

/// What no file of the window may hold, and how it looks in base64, alone and behind a user.
const QByteArray secret = "hunter2";
const QByteArrayList forms{secret, secret.toBase64(QByteArray::OmitTrailingEquals),
                           QByteArray("me:" + secret).toBase64()};

QByteArray leakIn(const QByteArray& text) {
    for (const QByteArray& form : forms)
        if (const auto at = text.indexOf(form); at >= 0)
            return text.mid(std::max<qsizetype>(0, at - 100), 200);
    return {};
}

QByteArray settingsIn(const QDir& folder) {
    QByteArray all;
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

/// A secret in each field of the window where one may stand, searched for in what the window has
/// written, and in the fields of its next start.
class StoredSecretsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_store = std::make_unique<WindowStore>(); }
    void cleanup() { m_window.reset(); }
    void settingsHoldNone_data() { addFields(); }
    void settingsHoldNone();
    void settingsOfASweepHoldNone_data() { addFields(); }
    void settingsOfASweepHoldNone();
    void commandsLeaveNone_data();
    void commandsLeaveNone();

private:
    static void addFields();
    void showWindow();
    void fillIn(RequestForm& form);
    void searchStore();

    Theme m_theme;
    std::unique_ptr<WindowStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

void StoredSecretsTest::addFields() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const QString& field, const QString& text) {
        QTest::newRow(name) << field << text;
    };
    row("password of the URL", "url", "http://me:hunter2@127.0.0.1:1/");
    row("token as the user", "url", "http://sk_live_hunter2hunter2hunter2:@127.0.0.1:1/");
    row("parameter", "url", "http://127.0.0.1:1/?a=1&access_token=hunter2");
    row("parameter in the path", "url", "http://127.0.0.1:1/a;sid=hunter2/b");
    row("fragment", "url", "http://127.0.0.1:1/#access_token=hunter2");
    row("URL without its scheme", "url", "me:hunter2@127.0.0.1:1/");
    row("wrong URL", "url", "ftp://me:hunter2@h/?token=hunter2");
    row("command", "url", "curl -H 'Authorization: hunter2' --no-such-option");
    row("header", "header", "Accept: a/b\nAuthorization: Bearer hunter2\nX-Api-Key: hunter2");
    row("cookie", "header", "Cookie: session=hunter2");
    row("Basic", "header", "Authorization: Basic " + QByteArray("me:" + secret).toBase64());
    row("header without its colon", "header", "Authorization Bearer hunter2");
    row("body", "data", "a=1&password=hunter2");
    row("body of JSON", "data", "{\"user\": \"me\", \"password\": \"hunter2\"}");
    row("body in parts", "data",
        "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhunter2\r\n--b--\r\n");
    row("proxy", "proxy", "http://me:hunter2@127.0.0.1:1/");
    row("key", "pass", "hunter2");
    row("check of JSON", "check", "size < 1kB\njson $.token equals \"hunter2\"");
    row("check of a header", "check", "header Set-Cookie contains \"sid=hunter2\"");
    row("check of the body", "check", "body contains \"access_token=hunter2\"");
    row("pattern", "check", "body matches access_token=hunter2");
    row("wrong check", "check", "header Authorization is hunter2");
    row("metrics", "metrics", "http://me:hunter2@127.0.0.1:1/metrics?token=hunter2");
}

void StoredSecretsTest::showWindow() {
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "/nonexistent");
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
}

void StoredSecretsTest::fillIn(RequestForm& form) {
    QFETCH(QString, field);
    QFETCH(QString, text);
    PlanFields fields = form.planFields();
    fields["url"] = "http://127.0.0.1:1/";
    fields[field.toStdString()] = text;
    form.setPlanFields(fields);
    form.showOptions(true);
    emit form.edited();
    QVERIFY(!leakIn((form.planFields()[field.toStdString()]).toUtf8()).isEmpty());
}

/// While the window is there, after it has gone, and in the fields of the next one.
void StoredSecretsTest::searchStore() {
    const QDir folder(m_store->folder.path());
    const auto isWritten = [&] {
        m_store->settings.ofPanels().sync();
        return settingsIn(folder).contains("options_shown=true");
    };
    QTRY_VERIFY(isWritten());
    QCOMPARE(leakIn(settingsIn(folder)), QByteArray());
    showWindow();
    for (RequestForm* form :
         {m_window->stress().requestForm(), m_window->compare().requestForm()}) {
        PlanFields fields = form->planFields();
        for (const char* field : {"url", "header", "data", "proxy", "pass", "check", "metrics"})
            QCOMPARE(leakIn(fields[field].toUtf8()), QByteArray());
    }
    m_window.reset();
    m_store->settings.ofPanels().sync();
    QCOMPARE(leakIn(settingsIn(folder)), QByteArray());
}

void StoredSecretsTest::settingsHoldNone() {
    showWindow();
    fillIn(*m_window->stress().requestForm());
    searchStore();
}

void StoredSecretsTest::settingsOfASweepHoldNone() {
    showWindow();
    m_window->showPanel(m_window->compare());
    fillIn(*m_window->compare().requestForm());
    searchStore();
}

void StoredSecretsTest::commandsLeaveNone_data() {
    QTest::addColumn<QString>("options");
    const auto row = [](const char* name, const QString& options) {
        QTest::newRow(name) << options;
    };
    row("header", "-H 'Authorization: Bearer hunter2'");
    row("user", "-u me:hunter2");
    row("cookie", "-b session=hunter2");
    row("fields", "-d password=hunter2");
    row("form", "-F password=hunter2");
    row("parameter", "-G -d token=hunter2");
    row("proxy", "-x http://me:hunter2@p:1");
    row("proxy's user", "-x http://p:1 -U me:hunter2");
    row("key", "-E cert.pem --pass hunter2");
    row("unknown option", "--no-such-option hunter2");
}

/// Also those that are pasted, whether they are understood or not.
void StoredSecretsTest::commandsLeaveNone() {
    QFETCH(QString, options);
    showWindow();
    RequestForm& form = *m_window->stress().requestForm();
    form.findChild<UrlField*>()->setText("curl http://127.0.0.1:1/ " + options);
    form.import().takeCommand("curl http://127.0.0.1:1/ " + options, "");
    form.showOptions(true);
    emit form.edited();
    searchStore();
}

LOADSTONE_TEST(StoredSecretsTest)
#include "storedsecrets_test.moc"
