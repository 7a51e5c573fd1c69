#pragma once

#include "ui/request/planfields.h"

#include <QFormLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace loadstone {

class FormMarks;
class FieldNote;

/// The settings of a request that most runs leave alone: headers, body, times, protocol.
class RequestOptions : public QWidget {
    Q_OBJECT

public:
    explicit RequestOptions(QWidget* parent = nullptr);

    void setFields(const PlanFields& fields);
    void readInto(PlanFields& fields) const;
    void addTo(FormMarks& marks, FieldNote* note);

signals:
    void edited();
    void leftField(const std::string& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPlainTextEdit* textField(const char* field, const QString& tip);
    QWidget* headersField();
    QWidget* bodyField();
    QWidget* timeField(const char* field, const QString& tip);
    QWidget* redirectsField();
    QWidget* versionField();
    void addSwitch(QVBoxLayout& column, const char* field, const QString& text, const QString& tip);
    QWidget* labelled(const QString& label, QWidget* field);
    QFormLayout* timesColumn();
    QLayout* switchesColumn();

    std::vector<std::pair<std::string, QWidget*>> m_fields; ///< each with its setting's field
};

} // namespace loadstone
