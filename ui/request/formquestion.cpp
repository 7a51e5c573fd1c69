// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/formquestion.h"

#include "core/base/listed.h"
#include "core/http/formtext.h"
#include "ui/format.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/textfield.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loadstone {

FormQuestion::FormQuestion(QWidget* window)
    : QDialog(window),
      m_lines(new TextField(this)),
      m_note(new FieldNote(this)),
      m_background(this) {
    setObjectName("formQuestion");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(QString("Parts of a form"));
    auto* label = new QLabel(QString("A part in each line: NAME=VALUE, or NAME=@FILE for a file, "
                                     "with ;type=TYPE behind it if that is to be told"),
                             this);
    label->setWordWrap(true);
    m_lines->setObjectName("formLines");
    m_lines->setAccessibleName(label->text());
    m_lines->setPlaceholderText("user=me\nphoto=@/home/me/photo.png;type=image/png");
    m_lines->setTabChangesFocus(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(QString("Take it"));
    auto* column = new QVBoxLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_lines),
                          static_cast<QWidget*>(m_note), static_cast<QWidget*>(buttons)})
        column->addWidget(part);
    connect(buttons, &QDialogButtonBox::accepted, this, &FormQuestion::readLines);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(window->width() / 2, window->height() / 3);
}

Expected<FormQuestion::Made> FormQuestion::read(const std::string& lines) {
    std::vector<FormPart> parts;
    for (const std::string& line : linesIn(lines)) {
        const auto part = readFormPart(line);
        if (!part)
            return fail("form",
                        "part " + std::to_string(parts.size() + 1) + ": " + part.error().message);
        parts.push_back(*part);
    }
    if (parts.empty())
        return fail("form", "no part was given; write it as NAME=VALUE or NAME=@FILE");
    Made made{{}, parts.size()};
    setForm(made.request, parts);
    return made;
}

void FormQuestion::readLines() {
    setEnabled(false);
    m_background.work([lines = m_lines->toPlainText().toStdString()] { return read(lines); },
                      [this](const Expected<Made>& made) { take(made); });
}

void FormQuestion::take(const Expected<Made>& made) {
    setEnabled(true);
    m_note->setText(made ? QString() : sentence(made.error().message));
    if (!made)
        return m_lines->setFocus();
    emit this->made(made->request, made->parts);
    accept();
}

} // namespace loadstone
