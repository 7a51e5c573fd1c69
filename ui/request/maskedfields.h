// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"

#include <QLineEdit>
#include <QTextDocument>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace loadstone {

/// As long as it lives, the fields of the forms in a widget show *** in the place of secrets,
/// without telling anybody that they have changed, and so does a request that was sent once: for a
/// picture, and in a PDF a text under another one could still be read. GUI thread.
class MaskedFields : private Pinned {
public:
    explicit MaskedFields(QWidget& widget);
    ~MaskedFields();

private:
    void maskUrls(QWidget& widget);
    void maskLines(QWidget& widget);
    void mask(QLineEdit& field, const QString& masked);
    void maskTexts(QWidget& widget);
    void maskSent(QWidget& widget);

    std::vector<std::unique_ptr<QTextDocument>> m_documents;
    std::vector<std::function<void()>> m_restorings;
};

} // namespace loadstone
