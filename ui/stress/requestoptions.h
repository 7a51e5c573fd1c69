#pragma once

#include "ui/stress/planfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

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
    void buildTexts();
    void buildTimes();
    void buildVersion();
    void buildSwitches();
    QPlainTextEdit* textField(const QString& name, const QString& tip);
    QLineEdit* timeField(const std::string& name, const QString& tip);
    QWidget* labelled(const QString& label, QWidget* field);
    QFormLayout* timesColumn();
    QLayout* switchesColumn();

    QPlainTextEdit* m_headers;
    QPlainTextEdit* m_body;
    QLineEdit* m_timeout;
    QLineEdit* m_connectTimeout;
    QSpinBox* m_redirects;
    QComboBox* m_version;
    QLineEdit* m_expected;
    QCheckBox* m_verifyTls;
    QCheckBox* m_keepAlive;
    QCheckBox* m_environmentProxy;
};

} // namespace loadstone
