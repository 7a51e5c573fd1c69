// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/maskedfields.h"

#include "core/http/secrets.h"
#include "ui/format.h"
#include "ui/request/planfields.h"

#include <QLineEdit>
#include <QPlainTextDocumentLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace loadstone {

namespace {

QString maskedText(const QPlainTextEdit& field) {
    if (field.objectName() == "header")
        return withMaskedHeaders(field.toPlainText());
    Request request;
    request.body = field.toPlainText().toStdString();
    return toText(withoutSecrets(request).body.bytes());
}

void setSilently(QLineEdit& field, const QString& text, int cursor) {
    const QSignalBlocker silence(field);
    field.setText(text);
    field.setCursorPosition(cursor);
}

} // namespace

MaskedFields::MaskedFields(QWidget& widget) {
    maskUrls(widget);
    maskTexts(widget);
}

MaskedFields::~MaskedFields() {
    for (const auto& restore : m_restorings)
        restore();
}

void MaskedFields::maskUrls(QWidget& widget) {
    for (QLineEdit* field : widget.findChildren<QLineEdit*>("url")) {
        const QString text = field->text();
        const QString masked = toText(withoutSecrets(std::string_view(text.toStdString())));
        if (masked == text)
            continue;
        m_restorings.emplace_back(
            [field, text, cursor = field->cursorPosition()] { setSilently(*field, text, cursor); });
        setSilently(*field, masked, 0);
    }
}

// Another document, so that what can be undone in the field's own one stays.
void MaskedFields::maskTexts(QWidget& widget) {
    for (const char* name : {"header", "body"})
        for (QPlainTextEdit* field : widget.findChildren<QPlainTextEdit*>(name)) {
            const QString masked = maskedText(*field);
            if (masked == field->toPlainText())
                continue;
            const QSignalBlocker silence(field);
            auto& document = m_documents.emplace_back(std::make_unique<QTextDocument>());
            document->setDocumentLayout(new QPlainTextDocumentLayout(document.get()));
            document->setDefaultFont(field->font());
            document->setPlainText(masked);
            QTextDocument* const own = field->document();
            m_restorings.emplace_back(
                [field, own, owner = own->parent(), cursor = field->textCursor()] {
                    const QSignalBlocker restoring(field);
                    field->setDocument(own);
                    field->setTextCursor(cursor);
                    own->setParent(owner);
                });
            own->setParent(nullptr); // else the field would delete it now
            field->setDocument(document.get());
        }
}

} // namespace loadstone
