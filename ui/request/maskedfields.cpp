// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/request/maskedfields.h"

#include "core/curl/curlimport.h"
#include "core/http/secretcheck.h"
#include "core/http/secrets.h"
#include "ui/format.h"
#include "ui/request/planfields.h"
#include "ui/request/urlfield.h"

#include <QCheckBox>
#include <QPlainTextDocumentLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalBlocker>

namespace loadstone {

namespace {

QString maskedText(const QPlainTextEdit& field) {
    if (field.objectName() == "header")
        return withMaskedHeaders(field.toPlainText());
    if (field.objectName() == "check")
        return toText(checksWithoutSecrets(field.toPlainText().toStdString()));
    Request request;
    request.body = field.toPlainText().toStdString();
    return toText(withoutSecrets(request).body.bytes());
}

/// A command that was not understood may have secrets anywhere.
QString maskedUrl(const std::string& text) {
    return looksLikeCurl(text) ? QString("curl ***")
                               : toText(withoutSecrets(std::string_view(text)));
}

void setSilently(QLineEdit& field, const QString& text, int cursor) {
    const QSignalBlocker silence(field);
    field.setText(text);
    field.setCursorPosition(cursor);
}

} // namespace

MaskedFields::MaskedFields(QWidget& widget) {
    maskUrls(widget);
    maskLines(widget);
    maskTexts(widget);
    maskSent(widget);
}

MaskedFields::~MaskedFields() {
    for (const auto& restore : m_restorings)
        restore();
}

void MaskedFields::maskUrls(QWidget& widget) {
    for (UrlField* field : widget.findChildren<UrlField*>())
        mask(*field, maskedUrl(field->text().toStdString()));
}

// The password of a key is not seen anyway.
void MaskedFields::maskLines(QWidget& widget) {
    static const QRegularExpression others("(proxy|metrics)$");
    for (QLineEdit* field : widget.findChildren<QLineEdit*>(others))
        mask(*field, toText(withoutSecrets(std::string_view(field->text().toStdString()))));
}

void MaskedFields::mask(QLineEdit& field, const QString& masked) {
    const QString text = field.text();
    if (masked == text)
        return;
    m_restorings.emplace_back([line = &field, text, cursor = field.cursorPosition()] {
        setSilently(*line, text, cursor);
    });
    setSilently(field, masked, 0);
}

// Another document, so that what can be undone in the field's own one stays.
void MaskedFields::maskTexts(QWidget& widget) {
    for (const char* name : {"header", "body", "check"})
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

void MaskedFields::maskSent(QWidget& widget) {
    for (QCheckBox* shown : widget.findChildren<QCheckBox*>("sentSecrets")) {
        if (!shown->isChecked())
            continue;
        m_restorings.emplace_back([shown] { shown->setChecked(true); });
        shown->setChecked(false);
    }
}

} // namespace loadstone
