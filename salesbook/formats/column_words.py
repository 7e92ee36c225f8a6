"""The heads of columns as programs and people write them, in English and Chinese, a line for each meaning.

Outlook's are those of its three exports and of its Chinese one, Google's those that have no number; the numbered ones, the
addresses and what stands in brackets are read by `column_heads`.
"""

WORDS = """
name: name | full name | display name | contact | contact name | contact person | customer name | person | 姓名 |
    名称 | 联系人 | 联系人姓名 | 客户姓名 | 全名 | 姓 名 | 显示名称 | 真实姓名
family-name: last name | family name | surname | 姓 | 姓氏
given-name: first name | given name | forename | 名 | 名字
middle-name: middle name | additional name | middle | 中间名
prefix: name prefix | prefix | salutation | 英文称谓 | 称谓 | 前缀 | 称谓前缀
suffix: name suffix | suffix | 中文称谓 | 称呼 | 后缀
nickname: nickname | nick name | also called | short name | 昵称 | 别名 | 英文名 | 又名 | 也叫
file-as: file as
said-like: 读音 | phonetic name | said like | yomi name | 拼音 | 姓名拼音 | 读作
family-name-said-like: family name said like | phonetic last name | family name yomi | surname yomi | 姓的读音
given-name-said-like: given name said like | phonetic first name | given name yomi | given yomi | 名的读音
organisation: organisation | organization | company | company name | organization name | organisation name |
    employer | firm | account name | 单位 | 公司 | 公司名称 | 单位名称 | 工作单位 | 客户名称 | 企业 | 企业名称 |
    机构 | 所在单位 | 所在公司
organisation-said-like: company yomi
department: department | organization department | division | 部门 | 所在部门 | 科室
title: title | job title | position | organization title | role | job | 职务 | 职位 | 岗位 | 头衔
profession: profession | occupation | 职业 | 职称
phone: phone | phone number | telephone | telephone number | tel | tel. | phone no | phones | contact number |
    other phone | primary phone | 电话 | 联系电话 | 电话号码 | 联系方式 | 其他电话 | 主要电话
phone/mobile: mobile | mobile phone | mobile number | cell | cell phone | cellphone | mobile no | 手机 | 手机号 |
    手机号码 | 移动电话 | 手提电话 | 手机电话
phone/work: work phone | business phone | business phone 2 | office phone | office | 办公电话 | 单位电话 |
    公司电话 | 工作电话 | 商务电话 | 商务电话 2 | 座机 | 办公室电话
phone/home: home phone | home phone 2 | private phone | 家庭电话 | 住宅电话 | 住宅电话 2 | 家里电话 | 宅电
phone/fax: fax | fax number | 传真 | 传真号码
phone/work fax: work fax | business fax | 商务传真 | 单位传真
phone/home fax: home fax | 住宅传真
phone/other fax: other fax | 其他传真
phone/main: company main phone | main phone | main number | 单位主要电话 | 总机
phone/pager: pager | 寻呼机
phone/assistant: assistant's phone | assistants phone | 助理的电话 | 助理电话
phone/callback: callback | 回电话
phone/car: car phone | 车载电话
phone/radio: radio phone | 无绳电话
phone/isdn: isdn
phone/telex: telex | 电报
phone/tty: tty/tdd phone | tty/tdd 电话
email: e-mail | email | mail | e-mail address | email address | emails | e-mail 2 address | e-mail 3 address |
    邮箱 | 电子邮箱 | 电子邮件 | 邮件 | 邮箱地址 | 电子邮件地址 | 电子邮件 2 地址 | 电子邮件 3 地址 | e-mail地址
email-shown-as: e-mail display name | e-mail 2 display name | e-mail 3 display name | 电子邮件显示名称 |
    电子邮件显示名 | 电子邮件 2 显示名称 | 电子邮件 2 显示名 | 电子邮件 3 显示名称 | 电子邮件 3 显示名
messaging/WeChat: wechat | wechat id | weixin | 微信 | 微信号
messaging/QQ: qq | qq号 | qq号码
messaging/Skype: skype
messaging/WhatsApp: whatsapp
messaging/DingTalk: dingtalk | 钉钉
messaging: messaging | 即时通讯
messaging/IM: im | imaddress | im address | instant messaging
website: website | web site | web page | url | homepage | web | 网址 | 网站 | 网页 | 主页 | 公司网址
website/home: personal web page
address: address | full address | postal address | 地址 | 联系地址 | 通讯地址 | 详细地址
street: street | street address | address line 1 | 街道
street-2: address line 2
street-3: address line 3
extended: extended address | 地址补充
po-box: po box | p.o. box | 信箱
city: city | town | 城市 | 市 | 市/县
region: region | state | province | state/province | 省份 | 省 | 省/地区 | 省/市/自治区 | 地区
postal-code: postal code | postcode | zip | zip code | 邮编 | 邮政编码
country: country | country/region | 国家 | 国家/地区
date/birthday: birthday | birth date | date of birth | born | 生日 | 出生日期 | 出生年月 | 出生年月日
date/anniversary: anniversary | wedding anniversary | 纪念日 | 结婚纪念日
date/festival: festival | 节日
date/other: important date | date | 重要日子
relation/spouse: spouse | 配偶
relation/child: children | child | 子女 | 孩子
relation/son: son | 儿子
relation/daughter: daughter | 女儿
relation/parent: parent | 父母
relation/sibling: sibling | 兄弟姐妹
relation/partner: partner | 伴侣
relation/relative: relative | 亲戚
relation/friend: friend | 朋友
relation/colleague: colleague | 同事
relation: relation | 关系人
relation/boss: manager's name | managers name | manager | boss | 经理姓名 | 上级 | 上司
relation/assistant: assistant | 助理 | assistant's name | assistants name | 助理的姓名 | 助理姓名
relation/referred-by: referred-by | referred by | 引用者 | 介绍人 | 推荐人
hobby: hobby | hobbies | interests | 爱好 | 兴趣 | 兴趣爱好 | 业余爱好
topic: topic | topics | 话题
tags: tags | tag | categories | category | labels | group membership | groups | group | 标签 | 类别 | 分组 | 分类
note: notes | note | remarks | remark | comment | comments | description | 备注 | 附注 | 说明 | 注释
language: language | 语言
photo: photo | 照片
id: salesbook id
keep: account | billing information | directory server | e-mail type | e-mail 2 type | e-mail 3 type | gender |
    government id number | initials | internet free busy | keywords | location | maiden name | mileage |
    office location | organizational id number | phonetic middle name | additional name yomi | priority | private |
    schools | sensitivity | subject | user 1 | user 2 | user 3 | user 4 | 帐户 | 账户 | 记帐信息 | 目录服务器 |
    电子邮件类型 | 电子邮件 2 类型 | 电子邮件 3 类型 | 性别 | 身份证编号 | 缩写 | Internet 忙闲 | 关键词 | 地点 |
    里程 | 办公地点 | 工作证号码 | 优先级 | 私有 | 敏感度 | 用户 1 | 用户 2 | 用户 3 | 用户 4
"""

# Whose address, number or page it is, as heads begin or brackets say it, and the label we store.
LABELS = """
work: work | business | office | company | 商务 | 单位 | 公司 | 办公 | 工作
home: home | private | personal | 住宅 | 家庭 | 家 | 家里 | 私人 | 个人
other: other | 其他 | 其它
mobile: mobile | cell | 手机 | 移动
fax: fax | 传真
work fax: work fax | 工作传真 | 单位传真
home fax: home fax | 家庭传真 | 住宅传真
other fax: other fax | 其他传真
main: main | main number | 总机
pager: pager | 寻呼机 | 寻呼
assistant: assistant | 助理
school: school | 学校
homepage: homepage | home page | 主页
"""

# What Outlook writes into columns that nobody filled.
UNFILLED = {
    "emailtype": {"smtp", "ex"},
    "email2type": {"smtp", "ex"},
    "email3type": {"smtp", "ex"},
    "电子邮件类型": {"smtp", "ex"},
    "电子邮件2类型": {"smtp", "ex"},
    "电子邮件3类型": {"smtp", "ex"},
    "gender": {"unspecified"},
    "性别": {"未指定"},
    "priority": {"normal"},
    "优先级": {"普通"},
    "sensitivity": {"normal"},
    "敏感度": {"普通", "正常"},
    "private": {"false", "off"},
    "私有": {"false", "假", "off"},
}
