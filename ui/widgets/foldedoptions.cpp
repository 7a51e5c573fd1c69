// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/foldedoptions.h"

#include "ui/widgets/formmarks.h"

#include <QLabel>

#include <algorithm>

namespace loadstone {

void FoldedOptions::addTo(FormMarks& marks, FieldNote* note) {
    for (const auto& [name, field] : m_fields)
        marks.add(name, field, note);
}

void FoldedOptions::showOnly(const std::function<bool(const std::string&)>& isWanted) {
    const auto labels = findChildren<QLabel*>();
    for (const auto& [name, field] : m_fields) {
        const bool wanted = isWanted(name);
        field->setVisible(wanted);
        for (QLabel* label : labels)
            if (label->buddy() == field)
                label->setVisible(wanted);
    }
}

void FoldedOptions::addField(const std::string& name, QWidget* field) {
    field->setObjectName(QString::fromStdString(name));
    const auto isNamed = [&](const Field& known) { return known.first == name; };
    if (std::ranges::none_of(m_fields, isNamed))
        m_fields.emplace_back(name, field);
}

QLineEdit* FoldedOptions::addLine(const std::string& name, const QString& tip) {
    auto* line = new QLineEdit(this);
    line->setToolTip(tip);
    connect(line, &QLineEdit::textChanged, this, &FoldedOptions::edited);
    connect(line, &QLineEdit::editingFinished, this, [this, name] { emit leftField(name); });
    addField(name, line);
    return line;
}

QLineEdit* FoldedOptions::addShortLine(const std::string& name, const QString& tip,
                                       int characters) {
    auto* line = addLine(name, tip);
    line->setAlignment(Qt::AlignRight);
    line->setFixedWidth(fontMetrics().averageCharWidth() * characters);
    return line;
}

NumberField* FoldedOptions::addNumber(const std::string& name, const QString& tip, int least,
                                      int most) {
    auto* number = new NumberField(this);
    number->setRange(least, most);
    number->setToolTip(tip);
    connect(number, &NumberField::edited, this, &FoldedOptions::edited);
    connect(number, &NumberField::editingFinished, this, [this, name] { emit leftField(name); });
    addField(name, number);
    return number;
}

QCheckBox* FoldedOptions::addSwitch(const std::string& name, const QString& text,
                                    const QString& tip) {
    auto* box = new QCheckBox(text, this);
    box->setToolTip(tip);
    connect(box, &QCheckBox::toggled, this, &FoldedOptions::edited);
    addField(name, box);
    return box;
}

QComboBox* FoldedOptions::addChoice(const std::string& name, const QString& tip) {
    auto* choice = new QComboBox(this);
    choice->setToolTip(tip);
    connect(choice, &QComboBox::currentIndexChanged, this, &FoldedOptions::edited);
    addField(name, choice);
    return choice;
}

} // namespace loadstone
