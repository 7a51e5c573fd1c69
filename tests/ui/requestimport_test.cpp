// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/multipart.h"
#include "tests/support/rawserver.h"
#include "tests/support/testprogram.h"
#include "tests/ui/shownform.h"
#include "tests/ui/shownnotes.h"
#include "tests/ui/windowstore.h"
#include "ui/compare/comparepanel.h"
#include "ui/request/formquestion.h"
#include "ui/request/maskedfields.h"
#include "ui/request/planrows.h"
#include "ui/request/requestimport.h"
#include "ui/request/storedplanfields.h"
#include "ui/request/urlfield.h"
#include "ui/stress/planform.h"
#include "ui/stress/stresspanel.h"
#include "ui/widgets/undonote.h"
#include "ui/window/mainwindow.h"
#include "ui/window/requestfiles.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace loadstone;

namespace {

const QString command = QStringLiteral(
    "curl -X PUT 'http://example.test/api?x=1' \\\n  -H 'Content-Type: application/json' \\\n"
    "  -H 'Authorization: Bearer geheim' -m 7 \\\n  --data-raw '{\"a\": 1}'\n");

const QByteArray recording =
    "{\"log\": {\"entries\": ["
    "{\"request\": {\"method\": \"GET\", \"url\": \"http://example.test/?key=geheim\"}},"
    "{\"request\": {\"method\": \"POST\", \"url\": \"http://example.test/buy\","
    " \"postData\": {\"text\": \"x\"}}, \"response\": {\"status\": 201}}]}}";

void pressOk(const QDialog& question) {
    question.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
}

QString noteIn(const QWidget& form) {
    const auto* note = form.findChild<UndoNote*>();
    return note->isHidden() ? QString() : note->text();
}

/// Two requests, one behind the other.
PlanFields shortRun(const std::string& url) {
    PlanFields fields = defaultFields();
    fields["url"] = QString::fromStdString(url);
    fields["threads"] = "1";
    fields.amount = PlanFields::Amount::Requests;
    fields["requests"] = "2";
    return fields;
}

/// With something in each kind of field, and a time that cannot be read.
PlanFields fieldsWithAll() {
    PlanFields fields = defaultFields();
    const std::map<std::string, const char*> typed{
        {"header", "X-Old: 1"},     {"threads", "7"},
        {"requests", "777"},        {"rate", "90/s"},
        {"threshold", "p95<250ms"}, {"expect-status", "200,404"},
        {"check", "size < 10kB"},   {"metrics", "http://127.0.0.1:1/metrics"},
        {"metric", "cpu"},          {"warm-up", "soon"}};
    for (const auto& [field, text] : typed)
        fields[field] = text;
    return fields;
}

QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& text) {
    const QString place = folder.filePath(name);
    QFile file(place);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? place : QString();
}

} // namespace

/// A request that comes from a cURL command or a file, and one that goes as a command.
class RequestImportTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_form = shownForm();
        QVERIFY(m_form);
    }

    void aPastedCommandIsTheRequest_data() {
        addColumns<int, int>("cursor", "selected");
        QTest::newRow("in the place of the URL") << 0 << 100;
        QTest::newRow("behind it") << 100 << 0;
        QTest::newRow("before it") << 0 << 0;
        QTest::newRow("within it") << 9 << 0;
        QTest::newRow("over a part of it") << 7 << 4;
    }

    void aPastedCommandIsTheRequest() {
        QFETCH(int, cursor);
        QFETCH(int, selected);
        paste(cursor, selected, command);
        QTRY_COMPARE(m_form->fields()["url"], "http://example.test/api?x=1");
        const auto plan = m_form->submit();
        QVERIFY(plan);
        QCOMPARE(plan->request.method, std::string("PUT"));
        QCOMPARE(plan->request.body.bytes(), std::string("{\"a\": 1}"));
        QCOMPARE(plan->request.headers, (std::vector<Header>{{"Content-Type", "application/json"},
                                                             {"Authorization", "Bearer geheim"}}));
        QCOMPARE(plan->transport.timeout, Milliseconds(7000));
        QCOMPARE(noteIn(*m_form),
                 "Taken from the cURL command: PUT, 2 headers, a body of 8 B; timeout.");
    }

    void theRestOfTheFormStays() {
        PlanFields fields = defaultFields();
        fields["threads"] = "7";
        fields["rate"] = "90/s";
        fields["expect-status"] = "200,404";
        fields["header"] = "X-Old: 1";
        m_form->setFields(fields);
        paste(0, 100, command);
        QTRY_COMPARE(m_form->fields()["method"], "PUT");
        for (const char* kept : {"threads", "rate", "expect-status", "duration"})
            QCOMPARE(m_form->fields()[kept], fields[kept]);
        QVERIFY(!m_form->fields()["header"].contains("X-Old"));
    }

    /// As -F has them; the window keeps the rest of the form, and takes it back.
    void partsOfAFormAreTheBody() {
        const QTemporaryDir folder;
        const QString file = writeFile(folder, "note.txt", "hello");
        PlanFields fields = defaultFields();
        fields["header"] = "X-Old: 1\nContent-Type: text/plain";
        m_form->setFields(fields);
        m_form->findChild<QAbstractButton*>("bodyForm")->click();
        auto* question = m_form->findChild<FormQuestion*>();
        question->findChild<QPlainTextEdit*>()->setPlainText("user=me\n\nnote=@" + file + "\n");
        pressOk(*question);
        QTRY_VERIFY(m_form->fields().body);
        const auto plan = m_form->submit();
        QVERIFY(plan);
        QCOMPARE(plan->request.method, std::string("POST"));
        Request expected;
        setForm(expected, {{"user", "me", {}, {}}, {"note", "hello", "note.txt", "text/plain"}});
        QVERIFY(plan->request.body == expected.body);
        QCOMPARE(plan->request.headers,
                 (std::vector<Header>{{"X-Old", "1"}, expected.headers.front()}));
        QCOMPARE(noteIn(*m_form), "The body is a form of 2 parts.");
        m_form->import().undo();
        QVERIFY(m_form->fields() == fields);
    }

    void wrongPartsAreToldInTheQuestion_data() {
        addColumns<QString, QString>("lines", "said");
        QTest::newRow("none") << " \n"
                              << "No part was given; write it as NAME=VALUE or NAME=@FILE.";
        QTest::newRow("no name") << "user=me\nnonsense"
                                 << "Part 2: a part of a form has no name; write it as NAME=VALUE "
                                    "or NAME=@FILE.";
        QTest::newRow("no file") << "a=@/nonexistent/a.png"
                                 << "Part 1: ";
    }

    void wrongPartsAreToldInTheQuestion() {
        QFETCH(QString, lines);
        QFETCH(QString, said);
        m_form->findChild<QAbstractButton*>("bodyForm")->click();
        auto* question = m_form->findChild<FormQuestion*>();
        question->findChild<QPlainTextEdit*>()->setPlainText(lines);
        pressOk(*question);
        const auto* note = question->findChild<FieldNote*>();
        QTRY_VERIFY2(note->text().startsWith(said), qPrintable(note->text()));
        QVERIFY(question->isVisible() && question->isEnabled());
        QVERIFY(!m_form->fields().body);
        question->reject();
    }

    void undoBringsTheFieldsBack_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("key") << true;
    }

    void undoBringsTheFieldsBack() {
        QFETCH(bool, byKey);
        PlanFields fields = defaultFields();
        fields["header"] = "X-Old: 1";
        fields["data"] = "old";
        m_form->setFields(fields);
        paste(100, 0, command);
        QTRY_COMPARE(m_form->fields()["method"], "PUT");
        if (byKey)
            QTest::keyClick(&url(), Qt::Key_Z, Qt::ControlModifier);
        else
            m_form->findChild<QToolButton*>("undo")->click();
        QCOMPARE(m_form->fields(), fields);
        QCOMPARE(noteIn(*m_form), QString());
    }

    void aTypedCommandIsTakenByEnterAndStartsNothing() {
        const QSignalSpy asked(m_form.get(), &PlanForm::startRequested);
        url().setFocus();
        url().selectAll();
        QTest::keyClicks(&url(), "curl -I http://example.test/typed");
        QCOMPARE(m_form->fields()["url"], "curl -I http://example.test/typed");
        QTest::keyClick(&url(), Qt::Key_Return);
        QCOMPARE(m_form->fields()["url"], "http://example.test/typed");
        QCOMPARE(m_form->fields()["method"], "HEAD");
        QCOMPARE(asked.size(), 0);
        QTest::keyClick(&url(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void whatIsRefusedIsNamedAndCanBeMended() {
        paste(100, 0, "curl --ntlm http://example.test/");
        QTRY_COMPARE(m_form->fields()["url"], "curl --ntlm http://example.test/");
        QTRY_VERIFY(!shownNotes(*m_form).isEmpty());
        QCOMPARE(
            shownNotes(*m_form),
            "The cURL command was not taken: --ntlm: this option of curl is not understood, or "
            "Loadstone cannot do it; it stands at position 6.");
        QVERIFY(!m_form->submit());
        url().setCursorPosition(12);
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(&url(), Qt::Key_Backspace);
        QTest::keyClick(&url(), Qt::Key_Tab);
        QCOMPARE(m_form->fields()["url"], "http://example.test/");
        QCOMPARE(shownNotes(*m_form), noteIn(*m_form));
    }

    void aCommandThatWasNotTakenIsNeitherStoredNorPictured() {
        paste(0, 100, "curl --ntlm -u me:geheim http://example.test/");
        QTRY_VERIFY(!shownNotes(*m_form).isEmpty());
        const QTemporaryDir folder;
        {
            QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
            storePlanFields(settings, "stress", m_form->fields());
        }
        QFile file(folder.filePath("s.ini"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("geheim"));
        const MaskedFields masked(*m_form);
        QCOMPARE(url().text(), "curl ***");
    }

    void aUrlThatEndsAsTheProgramIsNoCommand() {
        const QString address = "http://me:geheim@example.test/bin/curl x";
        PlanFields fields = defaultFields();
        fields["url"] = address;
        m_form->setFields(fields);
        m_form->submit();
        QCOMPARE(m_form->fields()["url"], address);
        QVERIFY2(!shownNotes(*m_form).contains("cURL command"), qPrintable(shownNotes(*m_form)));
        WindowStore store;
        storePlanFields(store.settings.ofPanels(), "stress", m_form->fields());
        const QString stored = store.settings.ofPanels().value("stress/url").toString();
        QVERIFY2(stored.startsWith("http://example.test/bin/curl"), qPrintable(stored));
        const MaskedFields masked(*m_form);
        QVERIFY2(url().text().endsWith("@example.test/bin/curl x"), qPrintable(url().text()));
        QVERIFY(!url().text().contains("geheim"));
    }

    void undoIsOfTheLastFillingOnly_data() {
        QTest::addColumn<bool>("ofAll");
        QTest::newRow("all of another plan") << true;
        QTest::newRow("another URL") << false;
    }

    void undoIsOfTheLastFillingOnly() {
        QFETCH(bool, ofAll);
        paste(0, 100, command);
        QTRY_COMPARE(m_form->fields()["method"], "PUT");
        QVERIFY(!noteIn(*m_form).isEmpty());
        PlanFields opened = m_form->fields();
        opened["url"] = "http://example.test/opened";
        if (ofAll)
            m_form->setFields(opened);
        else
            m_form->setUrl(opened["url"]);
        QCOMPARE(noteIn(*m_form), QString());
        m_form->findChild<QToolButton*>("undo")->click();
        QCOMPARE(m_form->fields(), opened);
    }

    void undoOutlivesSendingOnceButNoRun() {
        const RawServer server([](RawClient& client) {
            while (!client.readRequest().empty())
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        const WindowWithFiles shown;
        StressPanel& stress = shown.window->stress();
        stress.findChild<PlanForm*>()->setFields(shortRun(server.url()));
        QGuiApplication::clipboard()->setText(
            QString("curl -X PUT %1").arg(QString::fromStdString(server.url())));
        stress.findChild<UrlField*>()->selectAll();
        stress.findChild<UrlField*>()->paste();
        QTRY_COMPARE(stress.fields()["method"], "PUT");
        const QString said = noteIn(stress);
        QVERIFY(!said.isEmpty());
        auto* undo = stress.findChild<QToolButton*>("undo");
        stress.sendOnce();
        QVERIFY(stress.isRunning());
        QVERIFY(!undo->isEnabled());
        QTRY_VERIFY(!stress.isRunning());
        QCOMPARE(noteIn(stress), said);
        QVERIFY(undo->isEnabled());
        stress.start();
        QCOMPARE(noteIn(stress), QString());
        QTRY_VERIFY(stress.hasResult());
        undo->click();
        QCOMPARE(stress.fields()["method"], "PUT");
    }

    void theComparePanelTakesCommandsToo() {
        WindowStore store;
        Theme theme;
        MainWindow window(store.settings, theme, "/nonexistent");
        window.showPanel(window.compare());
        window.show();
        auto* field = window.compare().findChild<UrlField*>();
        QGuiApplication::clipboard()->setText(command);
        field->paste();
        QTRY_COMPARE(field->text(), "http://example.test/api?x=1");
        const MaskedFields masked(window.compare());
        QVERIFY(!window.compare().findChild<QPlainTextEdit*>("header")->toPlainText().contains(
            "geheim"));
    }

    void filesOfRequestsAreImported_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("request file")
            << QByteArray(
                   "{\"method\": \"DELETE\", \"url\": \"http://example.test/r\", \"threads\": 3}")
            << "Taken from %1: DELETE.";
        QTest::newRow("command") << QByteArray("curl -X DELETE http://example.test/r")
                                 << "Taken from %1: DELETE.";
    }

    void filesOfRequestsAreImported() {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const WindowWithFiles shown;
        const QString file = writeFile(shown.store.folder, "r.json", text);
        shown.files().import(file);
        QTRY_COMPARE(shown.window->stress().fields()["url"], "http://example.test/r");
        QCOMPARE(shown.window->stress().fields()["method"], "DELETE");
        QCOMPARE(noteIn(shown.window->stress()), said.arg("r.json"));
    }

    void aFileLeavesAllThatItDoesNotSay_data() {
        addColumns<QByteArray, QStringList>("text", "fields");
        QTest::newRow("request file")
            << QByteArray("{\"url\": \"http://example.test/r\", \"threads\": 3}")
            << QStringList{"url", "threads"};
        QTest::newRow("amount") << QByteArray("{\"url\": \"http://example.test/r\", "
                                              "\"requests\": 44}")
                                << QStringList{"url", "requests"};
        QTest::newRow("command") << QByteArray("curl http://example.test/r -X DELETE -d a -m 3")
                                 << QStringList{"url", "method", "header", "data", "timeout"};
        QTest::newRow("recording") << recording << QStringList{"url", "header"};
    }

    void aFileLeavesAllThatItDoesNotSay() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, fields);
        const WindowWithFiles shown;
        shown.window->stress().findChild<PlanForm*>()->setFields(fieldsWithAll());
        PlanFields expected = shown.window->stress().fields();
        shown.files().import(writeFile(shown.store.folder, "r.json", text));
        if (text == recording) {
            QTRY_VERIFY(shown.window->findChild<QDialog*>("requestChoice"));
            shown.window->findChild<QDialog*>("requestChoice")->accept();
        }
        QTRY_VERIFY(shown.window->stress().fields()["url"].startsWith("http://example.test/"));
        const PlanFields now = shown.window->stress().fields();
        for (const QString& field : fields) {
            QVERIFY2(now[field.toStdString()] != expected[field.toStdString()], qPrintable(field));
            expected.takeSetting(field.toStdString(), now);
        }
        if (fields.contains("requests"))
            expected.amount = PlanFields::Amount::Requests;
        forEachField([&](const auto& row) { QCOMPARE(now[row.field], expected[row.field]); });
        QCOMPARE(now, expected);
    }

    void notesOnACommandInAFileAreSaid() {
        const WindowWithFiles shown;
        shown.files().import(
            writeFile(shown.store.folder, "r.sh", "curl http://example.test/r | jq ."));
        QTRY_COMPARE(shown.window->stress().fields()["url"], "http://example.test/r");
        QCOMPARE(noteIn(shown.window->stress()),
                 "Taken from r.sh: GET. What stands behind the command, from position 28, was left "
                 "out.");
    }

    void aFileIsForThePanelThatAsked() {
        const WindowWithFiles shown;
        shown.files().import(
            writeFile(shown.store.folder, "r.json", "{\"url\": \"http://example.test/r\"}"));
        shown.window->showPanel(shown.window->compare());
        QTRY_COMPARE(shown.window->stress().fields()["url"], "http://example.test/r");
        QCOMPARE(shown.window->compare().findChild<UrlField*>()->text(), defaultFields()["url"]);
    }

    void nothingIsFilledInBesideARun() {
        const RawServer server([](RawClient& client) {
            if (!client.readRequest().empty())
                client.sleep(std::chrono::hours(1));
        });
        const WindowWithFiles shown;
        StressPanel& stress = shown.window->stress();
        stress.findChild<PlanForm*>()->setFields(shortRun(server.url()));
        const PlanFields before = stress.fields();
        shown.files().import(
            writeFile(shown.store.folder, "r.json", "{\"url\": \"http://example.test/r\"}"));
        stress.start();
        QVERIFY(stress.isRunning());
        QTRY_COMPARE(shown.window->messageText(),
                     "Could not import r.json: something is running there now");
        QCOMPARE(stress.fields(), before);
        stress.stop();
        QTRY_VERIFY(!stress.isRunning());
    }

    void oneOfARecordingIsChosen() {
        const WindowWithFiles shown;
        const QString file = writeFile(shown.store.folder, "shop.har", recording);
        shown.files().import(file);
        QTRY_VERIFY(shown.window->findChild<QDialog*>("requestChoice"));
        auto* list = shown.window->findChild<QListWidget*>("recorded");
        QCOMPARE(list->item(0)->text(), "GET  http://example.test/?key=***  (no answer)");
        shown.window->findChild<QLineEdit*>("recordedFilter")->setText("201");
        QVERIFY(list->item(0)->isHidden());
        shown.window->findChild<QDialog*>("requestChoice")->accept();
        QCOMPARE(shown.window->stress().fields()["url"], "http://example.test/buy");
        QCOMPARE(shown.window->stress().fields()["data"], "x");
        QCOMPARE(noteIn(shown.window->stress()), "Taken from shop.har: POST, a body of 1 B.");
    }

    void filesThatAreNoneAreRefused() {
        const WindowWithFiles shown;
        shown.files().import(writeFile(shown.store.folder, "x.json", "[]"));
        QTRY_VERIFY(
            shown.window->messageText().startsWith("Could not import x.json: the file has no "
                                                   "request"));
    }

    void theRequestIsCopiedAsACommand() {
        const WindowWithFiles shown;
        QGuiApplication::clipboard()->setText(command);
        shown.window->stress().findChild<UrlField*>()->paste();
        QTRY_COMPARE(shown.window->stress().fields()["method"], "PUT");
        shown.files().copy(Secrets::Masked);
        const QString masked = QGuiApplication::clipboard()->text();
        QVERIFY2(masked.startsWith("curl 'http://example.test/api?x=1'"), qPrintable(masked));
        QVERIFY(masked.contains("Authorization: ***") && !masked.contains("geheim"));
        QCOMPARE(shown.window->messageText(),
                 "Copied as a cURL command, with *** in the place of secrets.");
        shown.files().copy(Secrets::Kept);
        QVERIFY(QGuiApplication::clipboard()->text().contains("Bearer geheim"));
        QCOMPARE(shown.window->messageText(), "Copied as a cURL command.");
    }

private:
    struct WindowWithFiles {
        WindowStore store;
        Theme theme;
        std::unique_ptr<MainWindow> window =
            std::make_unique<MainWindow>(store.settings, theme, "/nonexistent");
        RequestFiles& files() const { return *window->findChild<RequestFiles*>(); }
    };

    UrlField& url() const { return *m_form->findChild<UrlField*>(); }

    void paste(int cursor, int selected, const QString& text) const {
        QGuiApplication::clipboard()->setText(text);
        url().setFocus();
        const int length = int(url().text().size());
        url().setSelection(qMin(cursor, length), qMin(selected, length));
        if (selected == 0)
            url().setCursorPosition(qMin(cursor, length));
        url().paste();
    }

    std::unique_ptr<PlanForm> m_form;
};

LOADSTONE_TEST(RequestImportTest)
#include "requestimport_test.moc"
