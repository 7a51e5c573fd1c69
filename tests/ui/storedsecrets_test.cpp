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

#include <map>
#include <string>

using namespace loadstone;

namespace {

/// What no file of the window may hold, and how it looks in base64, alone and behind a user.
const QByteArray secret = "hunter2";
const QByteArrayList forms{secret, secret.toBase64(QByteArray::OmitTrailingEquals),
                           QByteArray("me:" + secret).toBase64()};

using FieldTexts = std::map<std::string, QString>;

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
    void settingsHoldNone_data();
    void settingsHoldNone();
    void commandsLeaveNone_data();
    void commandsLeaveNone();

private:
    void showWindow();
    void fillIn(RequestForm& form);
    void searchStore();

    Theme m_theme;
    std::unique_ptr<WindowStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

/// A row has one in each field, as long as there are any for it.
void StoredSecretsTest::settingsHoldNone_data() {
    const std::map<std::string, QStringList> texts{
        {"url",
         {"http://me:hunter2@127.0.0.1:1/", "http://sk_live_hunter2hunter2hunter2:@127.0.0.1:1/",
          "http://127.0.0.1:1/?a=1&access_token=hunter2", "http://127.0.0.1:1/a;sid=hunter2/b",
          "http://127.0.0.1:1/#access_token=hunter2", "me:hunter2@127.0.0.1:1/",
          "ftp://me:hunter2@h/?token=hunter2",
          "curl -H 'Authorization: hunter2' --no-such-option"}},
        {"header",
         {"Accept: a/b\nAuthorization: Bearer hunter2\nX-Api-Key: hunter2",
          "Cookie: session=hunter2",
          "Authorization: Basic " + QByteArray("me:" + secret).toBase64(),
          "Authorization Bearer hunter2"}},
        {"data",
         {"a=1&password=hunter2", R"({"user": "me", "password": "hunter2"})",
          "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nhunter2\r\n--b--\r\n"}},
        {"proxy", {"http://me:hunter2@127.0.0.1:1/"}},
        {"pass", {"hunter2"}},
        {"check",
         {"size < 1kB\njson $.token equals \"hunter2\"",
          R"(header Set-Cookie contains "sid=hunter2")", R"(body contains "access_token=hunter2")",
          "body matches access_token=hunter2", "header Authorization is hunter2"}},
        {"metrics", {"http://me:hunter2@127.0.0.1:1/metrics?token=hunter2"}}};
    QTest::addColumn<FieldTexts>("fields");
    for (qsizetype row = 0; row < texts.at("url").size(); ++row) {
        FieldTexts fields;
        for (const auto& [field, all] : texts)
            if (row < all.size())
                fields[field] = all.at(row);
        QTest::addRow("%d", int(row) + 1) << fields;
    }
}

void StoredSecretsTest::showWindow() {
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_store->settings, m_theme, "/nonexistent");
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), patience));
}

void StoredSecretsTest::fillIn(RequestForm& form) {
    QFETCH(const FieldTexts, fields);
    PlanFields filled = form.planFields();
    for (const auto& [field, text] : fields)
        filled[field] = text;
    form.setPlanFields(filled);
    form.showOptions(true);
    emit form.edited();
    for (const auto& [field, text] : fields)
        QVERIFY(!leakIn(form.planFields()[field].toUtf8()).isEmpty());
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
