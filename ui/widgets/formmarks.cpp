// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/formmarks.h"

#include "ui/format.h"
#include "ui/widgets/fieldnote.h"

#include <QAction>
#include <QLineEdit>

namespace loadstone {

namespace {

const QString markName = QStringLiteral("wrong");

void setIcon(QLineEdit& field, bool wrong) {
    auto* mark = field.findChild<QAction*>(markName);
    if (wrong && !mark) {
        mark = field.addAction(QIcon(":/icons/warning.svg"), QLineEdit::TrailingPosition);
        mark->setObjectName(markName);
    }
    if (mark)
        mark->setVisible(wrong);
}

void mark(QWidget& field, const QString& why) {
    // Translucent, so that it fits light and dark alike.
    const QColor tint(225, 50, 50, 45);
    QPalette palette;
    if (!why.isEmpty())
        palette.setColor(QPalette::Base, tint);
    field.setPalette(palette);
    field.setAccessibleDescription(why);
    if (auto* line = qobject_cast<QLineEdit*>(&field))
        setIcon(*line, !why.isEmpty());
}

} // namespace

void FormMarks::add(const std::string& name, QWidget* field, FieldNote* note) {
    m_places[name] = {field, note};
}

void FormMarks::touchAll() {
    for (const auto& [name, place] : m_places)
        m_touched.insert(name);
}

QWidget* FormMarks::field(const std::string& name) const {
    const auto found = m_places.find(name);
    return found == m_places.end() ? nullptr : found->second.field;
}

void FormMarks::show(const std::vector<Error>& errors) {
    std::map<QWidget*, QString> marks;
    std::map<FieldNote*, QString> notes;
    for (const auto& [name, place] : m_places) {
        marks[place.field];
        notes[place.note];
    }
    for (const Error& error : errors) {
        const auto found = m_places.find(error.field);
        if (found == m_places.end() || !m_touched.contains(error.field))
            continue;
        const QString text = sentence(error.message);
        QString& note = notes[found->second.note];
        note += (note.isEmpty() ? "" : " ") + text;
        marks[found->second.field] = text;
    }
    for (const auto& [field, why] : marks)
        if (field->accessibleDescription() != why)
            mark(*field, why);
    for (const auto& [note, text] : notes)
        if (note->text() != text)
            note->setText(text);
}

} // namespace loadstone
