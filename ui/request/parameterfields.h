// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/queries.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

#include <vector>

namespace loadstone {

/// A field for the value of each parameter of a query, $1 and so on, with its type if the server
/// has told it. Scrolls if there are many; beyond `most` a parameter has no field and keeps the
/// value that was set. GUI thread.
class ParameterFields : public QScrollArea {
    Q_OBJECT

public:
    static constexpr std::size_t most = 50;

    explicit ParameterFields(QWidget* parent = nullptr);

    /// As many as the query needs.
    void setCount(std::size_t count);
    /// The values as a setting has them, a line each.
    QString text() const;
    void setText(const QString& text);
    /// The names of their types; those that are missing are not known.
    void setTypes(const std::vector<std::string>& types);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void edited();
    void leftField();

private:
    struct Row {
        QWidget* whole;
        QLineEdit* value;
        QLabel* type;
    };

    void addRow();

    QWidget* m_inside;
    QLabel* m_none; ///< what is to be done to have one
    QLabel* m_more; ///< which have no field
    std::vector<Row> m_rows;
    std::size_t m_count = 0;            ///< of rows that are seen
    std::size_t m_needed = 0;           ///< by the query
    std::vector<QueryParameter> m_rest; ///< values of those without a field
};

} // namespace loadstone
