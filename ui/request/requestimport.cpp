// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestimport.h"

#include "ui/format.h"
#include "ui/request/importwords.h"
#include "ui/widgets/undonote.h"

#include <QScopedValueRollback>

#include <array>

namespace loadstone {

namespace {

/// What no cURL command says, by the fields of the settings.
constexpr std::array unsaid{"expect-status",    "check",     "metrics",
                            "metric",           "feed",      "retry-stale",
                            "spread-addresses", "env-proxy", "cookies"};

/// The request of `plan` in the place of that in `fields`.
PlanFields withCommand(const LoadPlan& plan, const PlanFields& fields) {
    PlanFields taken = withRequestOf(fieldsOf(plan), fields);
    for (const char* field : unsaid)
        taken.takeSetting(field, fields);
    return taken;
}

/// What a recorded request says, by the fields of the settings.
constexpr std::array recordedFields{"method", "url", "header", "data"};

PlanFields withRecorded(const Request& request, PlanFields fields) {
    LoadPlan plan;
    plan.request = request;
    const PlanFields taken = fieldsOf(plan);
    for (const char* field : recordedFields)
        fields.takeSetting(field, taken);
    fields.body = taken.body;
    return fields;
}

/// The headers with that of a form in the place of what was said of the body before.
QString withTypeOf(const Request& form, const QString& headers) {
    QStringList lines = headers.split('\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString& line) {
        return line.section(':', 0, 0).trimmed().compare("content-type", Qt::CaseInsensitive) == 0;
    });
    for (const Header& header : form.headers)
        lines << toText(header.name + ": " + header.value);
    return lines.join('\n');
}

QString takenFrom(const QString& from, const LoadPlan& plan) {
    return QString("Taken from %1: %2.").arg(from, takenText(plan));
}

QString takenFrom(const QString& from, const ImportedCurl& imported) {
    QString text = takenFrom(from, imported.plan);
    for (const std::string& note : imported.notes)
        text += ' ' + sentence(note);
    return text;
}

std::string clauseOf(const Error& error) {
    const bool isOption = error.field.starts_with('-');
    return "the cURL command was not taken: " + (isOption ? error.field + ": " : "") +
           error.message;
}

} // namespace

RequestImport::RequestImport(Form form, UndoNote& note, QObject* parent)
    : QObject(parent), m_form(std::move(form)), m_note(note) {
    connect(&note, &UndoNote::undoWanted, this, &RequestImport::undo);
}

void RequestImport::takeCommand(const QString& command, const QString& before) {
    PlanFields fields = m_form.fields();
    const auto imported = importCurl(command.toStdString());
    if (!imported) {
        m_command = command;
        m_problem = clauseOf(imported.error());
        fields["url"] = command;
        fill(fields);
        return emit refused();
    }
    fields["url"] = before;
    put(withCommand(imported->plan, fields), fields, takenFrom("the cURL command", *imported));
}

void RequestImport::take(const ImportedCurl& imported, const QString& from) {
    const PlanFields fields = m_form.fields();
    put(withCommand(imported.plan, fields), fields, takenFrom(from, imported));
}

void RequestImport::take(const Request& recorded, const QString& from) {
    const PlanFields fields = m_form.fields();
    LoadPlan plan;
    plan.request = recorded;
    put(withRecorded(recorded, fields), fields, takenFrom(from, plan));
}

void RequestImport::take(const PlanFile& file, const QString& from) {
    const PlanFields fields = m_form.fields();
    put(withChangesOf(file.wanted, file.usual, fields), fields, takenFrom(from, file.said));
}

void RequestImport::take(const PlanFields& fields, const QString& text) {
    put(fields, m_form.fields(), text);
}

void RequestImport::takeForm(const Request& form, std::size_t parts) {
    const PlanFields before = m_form.fields();
    PlanFields taken = before;
    if (taken["method"] == "GET")
        taken["method"] = "POST";
    taken["header"] = withTypeOf(form, before["header"]);
    taken["data"].clear();
    const QString name = QString("a form of %1").arg(toText(counted(parts, "part")));
    taken.body = GivenBody{name, form.body};
    put(taken, before, QString("The body is %1.").arg(name));
}

void RequestImport::put(const PlanFields& taken, const PlanFields& before, const QString& text) {
    fill(taken);
    m_before = before;
    m_note.setText(text);
}

void RequestImport::fill(const PlanFields& fields) {
    const QScopedValueRollback filling(m_isFilling, true);
    m_form.fill(fields);
}

void RequestImport::undo() {
    if (!m_before)
        return;
    const PlanFields before = *m_before;
    forget();
    fill(before);
}

void RequestImport::forget() {
    if (m_isFilling)
        return;
    m_before.reset();
    m_note.setText({});
}

void RequestImport::explain(std::vector<Error>& errors) const {
    const std::string url = m_form.fields()["url"].toStdString();
    if (!looksLikeCurl(url))
        return;
    std::erase_if(errors, [](const Error& error) { return error.field == "url"; });
    const bool isKnown = m_command.toStdString() == url;
    errors.push_back({"url", isKnown ? m_problem
                                     : "this is a cURL command, which is taken when you leave the "
                                       "field"});
}

} // namespace loadstone
