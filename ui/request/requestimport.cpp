// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/requestimport.h"

#include "core/curl/curlimport.h"
#include "ui/format.h"
#include "ui/request/importwords.h"
#include "ui/widgets/undonote.h"

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
        m_form.fill(fields);
        return emit refused();
    }
    fields["url"] = before;
    m_before = fields;
    m_form.fill(withCommand(imported->plan, fields));
    QString text = QString("Taken from the cURL command: %1.").arg(takenText(imported->plan));
    for (const std::string& note : imported->notes)
        text += ' ' + sentence(note);
    m_note.setText(text);
}

void RequestImport::take(const PlanFields& taken, const QString& text) {
    m_before = m_form.fields();
    m_form.fill(taken);
    m_note.setText(text);
}

void RequestImport::undo() {
    if (!m_before)
        return;
    const PlanFields before = *m_before;
    forget();
    m_form.fill(before);
}

void RequestImport::forget() {
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
